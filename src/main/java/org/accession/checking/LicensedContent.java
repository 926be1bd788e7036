package org.accession.checking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.accession.dictionary.Dictionaries;
import org.accession.staging.LicensedStaging;
import org.accession.staging.LicensedTable;
import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Licensed AJCC content that a registry has put in itself; the newest holds. */
@Entity
@Immutable
@Table(name = "licensed_staging")
public class LicensedContent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String fileName;

    public byte[] content;

    public int codes;

    /** How many rules for stage groups it has. */
    @Column(name = "groups")
    public int groupCount;

    public Instant installedAt = Instant.now();

    public Long installedBy;

    static Optional<LicensedContent> newest() {
        return find("order by id desc").page(0, 1).firstResultOptional();
    }

    /** The table, which was checked when it was put in. */
    LicensedStaging table() {
        try {
            return ((LicensedTable.Read) LicensedTable.read(new ByteArrayInputStream(content),
                    Dictionaries.standard().working())).table();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
