/**
 * Reads and writes NAACCR XML, specification 1.0 to 1.8, as a stream: memory does not grow with the file.
 * Pure Java; sees only {@code dictionary}.
 */
package org.accession.naaccrxml;
