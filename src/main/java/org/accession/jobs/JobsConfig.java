package org.accession.jobs;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this instance shares in the work. */
@ConfigMapping(prefix = "accession.jobs")
public interface JobsConfig {

    /** How many jobs run at once on this instance. */
    @WithDefault("2")
    int threads();

    /** How often it looks for work. */
    @WithDefault("1s")
    Duration poll();

    /** How often it says that it is alive; four times unheard and another instance takes its jobs over. */
    @WithDefault("3s")
    Duration heartbeat();

    /** How long a stop waits for the running steps. */
    @WithDefault("10s")
    Duration shutdownWait();
}
