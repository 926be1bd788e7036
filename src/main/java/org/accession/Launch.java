package org.accession;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.accession.backup.OwnerCommands;
import org.accession.backup.Registry;
import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.EmbeddedPostgres;
import org.accession.platform.OwnerAccess;
import org.accession.platform.StartRefused;

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
    private final boolean serves;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int exitCode;

    private Launch(Class<? extends QuarkusApplication> application, boolean serves) {
        this.application = application;
        this.serves = serves;
    }

    static Launch service() {
        return new Launch(Service.class, true);
    }

    /** Without a web server; beside a service on the same data folder it uses that one's database. */
    static Launch command() {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("accession.demo", "false"); // it begins none, even where the environment asks for one
        System.setProperty("quarkus.log.category.\"io.quarkus\".level", "WARN");
        return new Launch(CommandRun.class, false);
    }

    /** The exit code when the application has ended. */
    int run(String... arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        if (serves) {
            requireFreePort(config);
        }
        if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            quarkus(arguments);
            return exitCode;
        }
        DataFolder folder = DataFolder.of(config.getOptionalValue(DataFolder.PROPERTY, String.class));
        if (!serves && EmbeddedPostgres.isRunning(folder)) {
            configure(EmbeddedPostgres.beside(folder));
            System.setProperty("quarkus.flyway.migrate-at-start", "false");
            quarkus(arguments);
            return exitCode;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            configure(server.access());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(server), "stop-postgresql"));
            quarkus(arguments);
        }
        return exitCode;
    }

    /** A command of the operator's, without Quarkus: the registry need not be one that this Accession could serve. */
    static int owner(String... arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Optional<String> url = config.getOptionalValue(JDBC_URL, String.class);
        if (url.isPresent()) {
            return OwnerCommands.run(registry(config, configured(config, url.get()), false), arguments);
        }
        DataFolder folder = DataFolder.of(config.getOptionalValue(DataFolder.PROPERTY, String.class));
        if (EmbeddedPostgres.isRunning(folder)) {
            return OwnerCommands.run(registry(config, EmbeddedPostgres.beside(folder).owner(), true), arguments);
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            return OwnerCommands.run(registry(config, server.access().owner(), false), arguments);
        }
    }

    private static OwnerAccess configured(SmallRyeConfig config, String url) {
        String service = config.getOptionalValue("quarkus.datasource.username", String.class)
                .orElse(DatabaseAccess.SERVICE);
        return new OwnerAccess(config.getOptionalValue("quarkus.flyway.jdbc-url", String.class).orElse(url),
                config.getOptionalValue("quarkus.flyway.username", String.class).orElse(service),
                config.getOptionalValue("quarkus.flyway.password", String.class)
                        .or(() -> config.getOptionalValue("quarkus.datasource.password", String.class)).orElse(""),
                service);
    }

    private static Registry registry(SmallRyeConfig config, OwnerAccess access, boolean isServed) {
        return new Registry(access, Path.of(config.getValue("accession.keys.file", String.class)),
                config.getOptionalValue("accession.keys.content", String.class),
                Path.of(config.getValue("accession.audit.roots-file", String.class)), isServed);
    }

    private void quarkus(String... arguments) {
        // Instead of System.exit, which would stop PostgreSQL from a hook while main still holds it.
        AtomicReference<StartRefused> refusal = new AtomicReference<>();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            exitCode = code;
            refusal.set(refusalIn(cause));
        });
        try {
            Quarkus.run(application, arguments);
        } finally {
            stopped.countDown();
        }
        if (refusal.get() != null) {
            throw refusal.get();
        }
    }

    private static StartRefused refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
        }
        return null;
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

    /** Before anything is started or created: Quarkus would find out last. */
    private static void requireFreePort(SmallRyeConfig config) {
        int port = config.getValue("quarkus.http.port", int.class);
        String host = config.getValue("quarkus.http.host", String.class);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartRefused("Accession cannot listen on " + host + " port " + port + " (" + e.getMessage()
                    + "). Set QUARKUS_HTTP_PORT to another port.", e);
        }
    }

    private static void configure(DatabaseAccess access) {
        access.configuration().forEach(System::setProperty);
    }
}
