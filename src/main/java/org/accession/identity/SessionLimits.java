package org.accession.identity;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a session lasts. */
@ConfigMapping(prefix = "accession.session")
public interface SessionLimits {

    /** Without a request. */
    @WithDefault("15M")
    Duration idle();

    /** In all. */
    @WithDefault("12H")
    Duration absolute();
}
