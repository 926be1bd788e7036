package org.accession.patient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.accession.keys.Keyring;

/**
 * Finds patients by what somebody types: a last name or its beginning, "last, first", "first last", a medical record
 * number, an accession number, or a whole social security number. The last four digits of one are not searched by:
 * a keyed hash of four digits tells ten thousand people apart and hides nobody (src/docs/adr).
 */
@ApplicationScoped
public class PatientSearch {

    private static final String FOUND = "SELECT facility_patient_id FROM search_patients(:typed, :ssn, :most)"
            + " ORDER BY place OFFSET :first";

    /** PostgreSQL has no text with a null character in it. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final EntityManager database;
    private final Keyring keyring;

    PatientSearch(EntityManager database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /**
     * Records of patients at the facilities that the caller sees, the best match first.
     *
     * @param first how many are passed over
     * @param most how many follow at most
     */
    public List<FacilityPatient> find(String typed, int first, int most) {
        String printable = CONTROL.matcher(typed).replaceAll(" ");
        List<?> ids = database.createNativeQuery(FOUND, Long.class)
                .setParameter("typed", printable)
                .setParameter("ssn", Identifier.SOCIAL_SECURITY_NUMBER.hmac(printable, keyring))
                .setParameter("most", first + most).setParameter("first", first)
                .getResultList();
        Map<Long, FacilityPatient> byId = new HashMap<>();
        FacilityPatient.<FacilityPatient>list("from FacilityPatient p join fetch p.patient where p.id in ?1", ids)
                .forEach(found -> byId.put(found.id, found));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
