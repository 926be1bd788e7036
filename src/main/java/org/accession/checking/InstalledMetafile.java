package org.accession.checking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.accession.edits.EditFault;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A metafile that somebody has installed beside those that Accession ships: its file, to the byte. */
@Entity
@Immutable
@Table(name = "edit_metafile")
public class InstalledMetafile extends PanacheEntityBase {

    /** One of them without its bytes. */
    public record Line(Long id, UUID publicId, String name, String version, String fileName, int edits, int sets,
            int tables, Instant installedAt, Long installedBy) {}

    private static final String LINES = "select new org.accession.checking.InstalledMetafile$Line(m.id, m.publicId,"
            + " m.name, m.version, m.fileName, m.edits, m.setCount, m.tableCount, m.installedAt, m.installedBy)"
            + " from InstalledMetafile m order by m.id";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public UUID publicId = UUID.randomUUID();

    public String name;

    /** Of NAACCR, for example 23. */
    public String version;

    public String fileName;

    /** The file, compressed with gzip. */
    public byte[] content;

    /** Of the file as it came. */
    public byte[] sha256;

    public int edits;

    /** How many edit sets it has. */
    @Column(name = "sets")
    public int setCount;

    /** How many lookup tables it has. */
    @Column(name = "tables")
    public int tableCount;

    /** The edits that do not compile. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<EditFault> faults = List.of();

    public Instant installedAt = Instant.now();

    public Long installedBy;

    /** All of them, the first installed first. */
    static List<Line> lines() {
        return getEntityManager().createQuery(LINES, Line.class).getResultList();
    }

    /** Writes the file as it came. */
    void write(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static Optional<InstalledMetafile> named(String name) {
        return find("name", name).firstResultOptional();
    }
}
