package org.accession.staging;

/** A value that is set before tables are used; null stands for blank. */
record KeyValue(String key, String value) {

    KeyValue {
        Schema.needed(key, "A value that is set first has no key");
    }
}
