package org.accession.edits;

import java.nio.file.Path;
import java.sql.SQLException;

/** A small official metafile in which of five edits one is as it should be. */
public final class FaultySmf {

    private FaultySmf() {}

    /** Writes it; the set {@code NES0001} has the good edit alone. */
    public static Path write(Path file) throws SQLException {
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.edit(1, "X0001", "return NOT INLIST(#S\"Primary Site\", \"C809\");");
            smf.edit(2, "X0002", "return LOOKUP(#S\"Primary Site\", \"GONE.SITE\");");
            smf.edit(3, "X0003", "if (EMPTY(#S\"Primary Site\") return PASS;");
            smf.edit(4, "X0004", "int i;\nwhile (1) i = i + 1;\nreturn PASS;");
            smf.edit(5, "X0005", "return PASS; /* " + "x".repeat(50_000_000) + " */");
            smf.row("EE_EditSets", 1, 1, "NES0001", "The good one", "", "");
            smf.row("EE_EditSetEditsPivot", 1, 1);
        }
        return file;
    }
}
