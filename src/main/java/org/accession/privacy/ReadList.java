package org.accession.privacy;

import java.util.List;
import java.util.stream.Stream;

import org.accession.audit.ReadLog.Kind;
import org.accession.identity.Facility;

/**
 * Reads as a page shows them.
 *
 * @param title whose
 * @param address where the page is
 * @param older the id before which the next page begins; null if there is none
 * @param releases files that the patient was in; empty where it is about no patient
 * @param elsewhere how much more the person read, which the caller does not see
 */
record ReadList(String title, String address, ReadFilter filter, List<ReadLine> lines, Long older,
        List<Facility> facilities, List<ReleaseLine> releases, long elsewhere) {

    /** A kind of read to choose. */
    record Choice(String name, String label) {}

    public List<Choice> kinds() {
        return Stream.of(Kind.values()).map(kind -> new Choice(kind.name(), ReadLine.what(kind))).toList();
    }
}
