package org.accession.patient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A dictionary that somebody has installed beside those that Accession ships: its file, to the byte. */
@Entity
@Immutable
@Table(name = "dictionary_file")
public class InstalledDictionary extends PanacheEntityBase {

    /**
     * One of them without its bytes.
     *
     * @param version the NAACCR version that it is for, as 260; null for any
     * @param who who installed it; null for the registry itself
     */
    public record Line(Long id, String uri, String version, int items, String fileName, Instant installedAt,
            String who) {}

    /** @param unusable why it is not in use, or null */
    public record Use(Line line, String unusable) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String uri;

    public String version;

    /** How many items it defines. */
    @Column(name = "items")
    public int itemCount;

    public String fileName;

    public byte[] content;

    /** Whether this row takes the dictionary of the address out of use; then it has no content. */
    public boolean removed;

    public Instant installedAt = Instant.now();

    public Long installedBy;

    /** The one that holds at its address, if it is the newest row of that. */
    static Optional<InstalledDictionary> findInstalled(long id) {
        return find("from InstalledDictionary d where d.id = ?1 and d.removed = false"
                + " and not exists (select 1 from InstalledDictionary o where o.uri = d.uri and o.id > d.id)", id)
                .firstResultOptional();
    }

    /** The row that takes it out of use. */
    InstalledDictionary end(Long personId) {
        InstalledDictionary end = new InstalledDictionary();
        end.uri = uri;
        end.version = version;
        end.itemCount = itemCount;
        end.fileName = fileName;
        end.content = new byte[0];
        end.removed = true;
        end.installedBy = personId;
        return end;
    }

    /** Those that hold, the newest of each address, by address. */
    static List<Line> lines() {
        return getEntityManager().createQuery("select new org.accession.patient.InstalledDictionary$Line(d.id, d.uri,"
                + " d.version, d.itemCount, d.fileName, d.installedAt,"
                + " (select p.name from Person p where p.id = d.installedBy)) from InstalledDictionary d"
                + " where d.id = (select max(o.id) from InstalledDictionary o where o.uri = d.uri) and d.removed = false"
                + " order by d.uri",
                Line.class).getResultList();
    }
}
