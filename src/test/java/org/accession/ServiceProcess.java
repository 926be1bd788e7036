package org.accession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/** The packaged service in a process of its own, as an operator starts it. */
final class ServiceProcess implements AutoCloseable {

    private static final Path PACKAGE = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("Accession answers at (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ServiceProcess start(Path folder) {
        return start(folder, Map.of(), List.of(), PACKAGE);
    }

    static ServiceProcess start(Path folder, Map<String, String> environment) {
        return start(folder, environment, List.of(), PACKAGE);
    }

    /** Runs a command in the folder; answers its exit code. */
    static int command(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java(PACKAGE));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    }

    /**
     * @param folder its working directory, which gets the data folder
     * @param prefix words before {@code java}
     * @param application where the packaged application lies
     */
    static ServiceProcess start(Path folder, Map<String, String> environment, List<String> prefix, Path application) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(java(application));
        try {
            Path output = Files.createTempFile(Path.of("target"), "service", ".out");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|ACCESSION)_.*"));
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service that lives for seconds gains nothing from the compiler that takes its time. */
    private static List<String> java(Path application) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar",
                application.resolve("quarkus-run.jar").toString());
    }

    ServiceProcess awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive() || ADDRESS.matcher(output()).find());
        if (!process.isAlive()) {
            throw new AssertionError("The service ended:\n" + output());
        }
        return this;
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The service still runs:\n" + output());
        }
        return process.exitValue();
    }

    String address() {
        Matcher address = ADDRESS.matcher(output());
        if (!address.find()) {
            throw new AssertionError("No address in:\n" + output());
        }
        return address.group(1);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** An orderly stop. */
    @Override
    public void close() {
        process.destroy();
        try {
            awaitExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
