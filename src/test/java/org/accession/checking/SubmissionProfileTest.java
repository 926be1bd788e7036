package org.accession.checking;

import org.accession.edits.EditSet;
import org.accession.edits.Metafile;
import org.accession.edits.ShippedMetafiles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubmissionProfileTest {

    @Test
    void each_profile_names_a_set_that_the_shipped_metafile_has() {
        Metafile shipped = ShippedMetafiles.all().get(0);
        assertThat(SubmissionProfile.all()).extracting(SubmissionProfile::id).contains("state", "ncdb")
                .doesNotHaveDuplicates();
        assertThat(SubmissionProfile.all()).allSatisfy(profile -> assertThat(shipped.sets()).extracting(EditSet::tag)
                .contains(profile.set()));
        assertThat(SubmissionProfile.find("nobody")).isEmpty();
    }
}
