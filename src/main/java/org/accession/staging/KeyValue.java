package org.accession.staging;

/** A value that is set before tables are used; null stands for blank. */
record KeyValue(String key, String value) {}
