package org.accession.privacy;

import java.time.Instant;
import java.util.List;

import org.accession.disclosure.Release;
import org.accession.identity.Person;
import org.accession.patient.Patient;

/** A file that went out with the patient in it. */
record ReleaseLine(Instant at, String who, String recipient, String purpose, String what, boolean identified) {

    private static final String IDS = "SELECT DISTINCT release_id FROM release_patient WHERE patient_id = :patient";

    /** The releases with the patient, the newest first. */
    static List<ReleaseLine> of(Patient patient) {
        List<?> ids = Patient.getEntityManager().createNativeQuery(IDS, Long.class).setParameter("patient", patient.id)
                .getResultList();
        return Release.<Release>list("id in ?1 order by releasedAt desc", ids).stream().map(ReleaseLine::of).toList();
    }

    private static ReleaseLine of(Release release) {
        Person person = release.personId == null ? null : Person.findById(release.personId);
        return new ReleaseLine(release.releasedAt, person == null ? "Registry" : person.name, release.recipient,
                release.purpose, release.what, release.identified);
    }
}
