package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The metafiles that come with Accession, or lie on its class path: see registry-schemas/edits/SOURCE.md. */
public final class ShippedMetafiles {

    private static final String RESOURCE = "edits/translated/naaccr/naaccr-translated-edits.xml";

    private ShippedMetafiles() {}

    /** All of them; none where the artifact was left out. Each is read anew. */
    public static List<Metafile> all() {
        try {
            List<Metafile> metafiles = new ArrayList<>();
            for (URL url : Collections.list(ShippedMetafiles.class.getClassLoader().getResources(RESOURCE))) {
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
