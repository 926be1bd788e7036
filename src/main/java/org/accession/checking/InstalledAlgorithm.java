package org.accession.checking;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.accession.staging.AlgorithmVersion;
import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A staging algorithm that somebody has installed beside those that Accession ships: its official zip, to the byte. */
@Entity
@Immutable
@Table(name = "staging_algorithm")
public class InstalledAlgorithm extends PanacheEntityBase {

    /** One of them without its bytes. */
    public record Line(Long id, String algorithm, String version, String fileName, int schemas, int tables,
            Instant installedAt, Long installedBy) {

        AlgorithmVersion algorithmVersion() {
            return new AlgorithmVersion(algorithm, version);
        }
    }

    private static final String LINES = "select new org.accession.checking.InstalledAlgorithm$Line(a.id, a.algorithm,"
            + " a.version, a.fileName, a.schemas, a.tableCount, a.installedAt, a.installedBy) from InstalledAlgorithm a";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String algorithm;

    public String version;

    public String fileName;

    public byte[] content;

    public byte[] sha256;

    public int schemas;

    /** How many tables it has. */
    @Column(name = "tables")
    public int tableCount;

    public Instant installedAt = Instant.now();

    public Long installedBy;

    /** All of them, the first installed first. */
    static List<Line> lines() {
        return getEntityManager().createQuery(LINES + " order by a.id", Line.class)
                .getResultList();
    }
}
