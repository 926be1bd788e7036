package org.accession.patient;

import java.time.Instant;
import java.util.List;

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

    public Instant installedAt = Instant.now();

    public Long installedBy;

    /** Those that hold, the newest of each address, by address. */
    public static List<Line> lines() {
        return getEntityManager().createQuery("select new org.accession.patient.InstalledDictionary$Line(d.id, d.uri,"
                + " d.version, d.itemCount, d.fileName, d.installedAt,"
                + " (select p.name from Person p where p.id = d.installedBy)) from InstalledDictionary d"
                + " where d.id = (select max(o.id) from InstalledDictionary o where o.uri = d.uri) order by d.uri",
                Line.class).getResultList();
    }
}
