package org.accession.identity;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few through at a time, a few wait, and sends the others away at once: a password's hash takes a core and 19 MiB,
 * and a thread that waits answers nobody else.
 */
final class Turnstile {

    private static final int SECONDS = 10;

    private final Semaphore places;
    private final int queue;

    /**
     * @param places how many are let through at a time
     * @param queue how many may wait for a place
     */
    Turnstile(int places, int queue) {
        this.places = new Semaphore(places, true);
        this.queue = queue;
    }

    /** The result of the work, or nothing if too many are before it. */
    <T> Optional<T> pass(Supplier<T> work) {
        if (places.getQueueLength() >= queue) {
            return Optional.empty();
        }
        try {
            if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }
}
