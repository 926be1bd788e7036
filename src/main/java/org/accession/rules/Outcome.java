package org.accession.rules;

/** What a rule says of a record. */
public enum Outcome {
    PASS, WARNING, FAIL
}
