package org.accession.patient;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.accession.keys.Keyring;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;

/** One facility's record of a person: the patient-level items as that facility holds them. */
@Entity
public class FacilityPatient extends PatientItems {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "facility_patient_id")
    @SequenceGenerator(name = "facility_patient_id", sequenceName = "facility_patient_id", allocationSize = 100)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Patient patient;

    /** The facility's medical record number of the person, or null. */
    public String mrn;

    byte[] ssnEncrypted;

    /** To match by; null where there is no number, or only a placeholder. */
    public byte[] ssnHmac;

    byte[] mbiEncrypted;

    /** To match by; null where there is no number, or only a placeholder. */
    public byte[] mbiHmac;

    @Type(ValuesType.class)
    @Column(name = "items")
    Values values = new Values();

    /** What was derived: by what derived it, the values by XML id, or by the name of a recode that is no NAACCR item. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Map<String, String>> derived = Map.of();

    /** Since when the record has been as it is. */
    @Column(insertable = false, updatable = false)
    public Instant validFrom;

    /** Who made it as it is, or null where the registry worked by itself. */
    @Column(insertable = false, updatable = false)
    public Long changedBy;

    public static Optional<FacilityPatient> findByMrn(long facilityId, String mrn) {
        return find("facility.id = ?1 and mrn = ?2", facilityId, mrn).firstResultOptional();
    }

    /** The cases of the patient at this facility, the first seen first. */
    public List<TumorCase> cases() {
        return TumorCase.list("facilityPatient.id = ?1 order by dateOf1stContact, id", id);
    }

    /** What derived the item, or the recode, with the name; nothing where it was coded. */
    public Optional<String> derivedBy(String name) {
        return derived.entrySet().stream().filter(one -> one.getValue().containsKey(name)).map(Map.Entry::getKey)
                .findFirst();
    }

    /** A copy of the values, without the identifiers that are encrypted at rest. */
    public Values values() {
        return values.copy();
    }

    /** A copy of the values with the identifiers, for the memory only. */
    public Values valuesWithIdentifiers(Keyring keyring) {
        Values all = values.copy();
        if (ssnEncrypted != null) {
            all.set(Identifier.SOCIAL_SECURITY_NUMBER.item(), keyring.decryptText(ssnEncrypted));
        }
        if (mbiEncrypted != null) {
            all.set(Identifier.MEDICARE_BENEFICIARY.item(), keyring.decryptText(mbiEncrypted));
        }
        return all;
    }

    /** Takes all patient-level values, the identifiers among them: these are encrypted, and the columns written. */
    public void values(Values all, Keyring keyring) {
        Values plain = all.copy();
        String ssn = take(Identifier.SOCIAL_SECURITY_NUMBER, plain);
        ssnEncrypted = encrypted(ssn, ssnEncrypted, keyring);
        ssnHmac = Identifier.SOCIAL_SECURITY_NUMBER.hmac(ssn, keyring);
        String mbi = take(Identifier.MEDICARE_BENEFICIARY, plain);
        mbiEncrypted = encrypted(mbi, mbiEncrypted, keyring);
        mbiHmac = Identifier.MEDICARE_BENEFICIARY.hmac(mbi, keyring);
        values = plain;
        promote(plain);
    }

    private static String take(Identifier identifier, Values values) {
        String value = values.get(identifier.item());
        values.set(identifier.item(), null);
        return value;
    }

    /** The same value keeps its bytes: a row that says nothing new is not written. */
    private static byte[] encrypted(String value, byte[] before, Keyring keyring) {
        if (value.isEmpty()) {
            return null;
        }
        boolean same = before != null && Keyring.keyOf(before) == keyring.currentKey()
                && keyring.decryptText(before).equals(value);
        return same ? before : keyring.encrypt(value);
    }
}
