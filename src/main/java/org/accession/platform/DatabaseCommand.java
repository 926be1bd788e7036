package org.accession.platform;

import java.util.concurrent.Callable;

/**
 * A sub-command of the command line that needs the database: a CDI bean with picocli's {@code @Command}, called with
 * the service's beans running and its HTTP server off. It returns the exit code.
 */
public interface DatabaseCommand extends Callable<Integer> {}
