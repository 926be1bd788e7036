package org.accession.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/** A hospital, practice or laboratory that reports cases. */
@Entity
public class Facility extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** What stands for the facility in an address. */
    public UUID publicId = UUID.randomUUID();

    public String name;

    /** National Provider Identifier, ten digits, or null. */
    public String npi;

    /** The CoC's Facility Identification Number without leading zeros, or null. */
    public String fin;

    public String street;

    public String city;

    /** Two letters, or null. */
    public String state;

    public String postalCode;

    /** Cases first seen from this day on are followed for accreditation (CoC reference date), or null. */
    public LocalDate cocReferenceDate;

    public static List<Facility> byName() {
        return listAll(Sort.by("name"));
    }

    public static Optional<Facility> findByName(String name) {
        return find("name", name).firstResultOptional();
    }

    public static Optional<Facility> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** The facility with the FIN, which files pad with zeros to ten digits. */
    public static Optional<Facility> findByFin(String fin) {
        return find("fin", withoutLeadingZeros(fin)).firstResultOptional();
    }

    public static Optional<Facility> findByNpi(String npi) {
        return find("npi", npi).firstResultOptional();
    }

    public static String withoutLeadingZeros(String fin) {
        return fin.strip().replaceFirst("^0+(?=.)", "");
    }
}
