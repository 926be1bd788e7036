package org.accession.web;

import java.time.Duration;

import io.quarkus.qute.TemplateExtension;

/** Sizes and durations as pages write them. */
@TemplateExtension
class Amounts {

    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};
    private static final int STEP = 1024;

    private Amounts() {}

    /** For example 912 bytes, 1.2 MB. */
    static String bytes(Long number) {
        if (number < STEP) {
            return number + (number == 1 ? " byte" : " bytes");
        }
        double size = number;
        int unit = -1;
        while (size >= STEP) {
            size /= STEP;
            unit++;
        }
        return (size < 10 ? "%.1f %s" : "%.0f %s").formatted(size, UNITS[unit]);
    }

    /** For example 40 s, 12 min, 2 h 5 min. */
    static String words(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
