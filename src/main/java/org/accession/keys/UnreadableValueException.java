package org.accession.keys;

/** An encrypted value whose key is missing, or that is not as it was written. */
public class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
