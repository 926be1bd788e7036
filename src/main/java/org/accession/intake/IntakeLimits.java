package org.accession.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one file may hold. */
@ConfigMapping(prefix = "accession.intake")
public interface IntakeLimits {

    /** The most bytes of a file, uncompressed. */
    @WithDefault("21474836480")
    long largestFile();
}
