package org.accession.identity;

import java.time.Duration;

/** Lengths of time as pages say them. */
final class Spoken {

    private Spoken() {}

    /** Rounded up: whoever waits that long has waited long enough. */
    static String of(Duration time) {
        long seconds = time.toSeconds() + 1;
        return seconds < 60 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }
}
