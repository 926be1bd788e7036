package org.accession.checking;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.accession.patient.ValuesChanging;

/** Lets a test step in while records are derived, one after the other. */
@Singleton
public class Interruption {

    private final AtomicInteger changes = new AtomicInteger();
    private volatile IntConsumer trouble = number -> {};

    /** From now on the trouble hears of each change before it is derived, counted from 1. */
    void at(IntConsumer trouble) {
        changes.set(0);
        this.trouble = trouble;
    }

    void none() {
        trouble = number -> {};
    }

    void change(@Observes @Priority(ValuesChanging.DERIVE - 1) ValuesChanging change) {
        trouble.accept(changes.incrementAndGet());
    }
}
