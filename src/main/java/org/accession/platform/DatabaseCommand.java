package org.accession.platform;

import java.util.concurrent.Callable;

/**
 * A sub-command of the command line that needs the database: a {@code @Dependent} CDI bean with picocli's
 * {@code @Command}, called while the service's beans run and its HTTP server does not. It returns the exit code.
 */
public interface DatabaseCommand extends Callable<Integer> {}
