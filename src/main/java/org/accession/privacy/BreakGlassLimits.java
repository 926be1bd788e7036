package org.accession.privacy;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far break-glass goes. */
@ConfigMapping(prefix = "accession.break-glass")
public interface BreakGlassLimits {

    /** How long one access lasts; the database takes no more than a day. */
    @WithDefault("60M")
    Duration lasts();

    /** How many accesses may be open in one session. */
    @WithDefault("5")
    int atOnce();
}
