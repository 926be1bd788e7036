package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;

import org.accession.dictionary.Dictionaries;

/** The published metafiles. */
final class Published {

    private static final Map<String, Metafile> EARLIER = new HashMap<>();
    private static CompiledMetafile v23;

    private Published() {}

    /** The one that is shipped, compiled once for all tests. */
    static synchronized CompiledMetafile v23() {
        if (v23 == null) {
            v23 = CompiledMetafile.compile(ShippedMetafiles.all().get(0), Dictionaries.standard());
        }
        return v23;
    }

    /** An earlier release of the artifact, which the build fetches for tests; read once for all of them. */
    static synchronized Metafile earlier(String version) {
        return EARLIER.computeIfAbsent(version, Published::read);
    }

    private static Metafile read(String version) {
        Path jar = Path.of("target/metafiles/validation-edits-naaccr-translated-" + version + ".jar");
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream in = zip.getInputStream(
                        zip.getEntry("edits/translated/naaccr/naaccr-translated-edits.xml"))) {
            return TranslatedMetafile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
