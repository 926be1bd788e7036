package org.accession.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Whether a request failed for want of room: where uploads wait, or in the database. */
final class FullDisk {

    /** In the words of Linux and macOS, with a quota, and of Windows. */
    private static final Pattern SENTENCE = Pattern
            .compile("No space left on device|Disk quota exceeded|not enough space on the disk");
    private static final String DISK_FULL = "53100";

    private FullDisk() {}

    static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && cause.getMessage() != null
                    && SENTENCE.matcher(cause.getMessage()).find()
                    || cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
