package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The metafiles that come with Accession, or lie on its class path: see registry-schemas/edits/SOURCE.md. */
public final class ShippedMetafiles {

    private static final String NAACCR = "edits/translated/naaccr/naaccr-translated-edits.xml";
    private static final String SEER = "edits/seer/seer-edits.xml";

    private ShippedMetafiles() {}

    /** Those of NAACCR; none where the artifact was left out. Each is read anew. */
    public static List<Metafile> all() {
        return read(NAACCR);
    }

    /** The edits of SEER that those of NAACCR lack, going by their tags; empty where the artifact was left out. */
    public static Optional<Metafile> seer() {
        return read(SEER).stream().findFirst().map(seer -> {
            Set<String> known = all().stream().flatMap(metafile -> metafile.edits().stream()).map(Edit::tag)
                    .collect(Collectors.toSet());
            return seer.without(known);
        });
    }

    private static List<Metafile> read(String resource) {
        try {
            List<Metafile> metafiles = new ArrayList<>();
            for (URL url : Collections.list(ShippedMetafiles.class.getClassLoader().getResources(resource))) {
                try (InputStream in = url.openStream()) {
                    metafiles.add(TranslatedMetafile.read(in));
                }
            }
            return metafiles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
