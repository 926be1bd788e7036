package org.accession;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.EmbeddedPostgres;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;

/**
 * One run of Quarkus on a database: the configured one, else the embedded one, which starts before Quarkus and stops
 * after it.
 */
final class Launch {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final long STOP_SECONDS = 60;

    private final Class<? extends QuarkusApplication> application;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int exitCode;

    Launch(Class<? extends QuarkusApplication> application) {
        this.application = application;
    }

    int run(String... arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            quarkus(arguments);
            return exitCode;
        }
        DataFolder folder = DataFolder.of(config.getOptionalValue(DataFolder.PROPERTY, String.class));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            configure(server.access());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(server), "stop-postgresql"));
            quarkus(arguments);
        }
        return exitCode;
    }

    private void quarkus(String... arguments) {
        // Instead of System.exit, which would stop PostgreSQL from a hook while main still holds it.
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> exitCode = code);
        try {
            Quarkus.run(application, arguments);
        } finally {
            stopped.countDown();
        }
    }

    /** A signal runs all shutdown hooks at once; Quarkus' own needs the database to the end. */
    private void stopAfterQuarkus(EmbeddedPostgres server) {
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private static void configure(DatabaseAccess access) {
        access.configuration().forEach(System::setProperty);
    }
}
