package org.accession.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.accession.edits.Severity;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.RecordDraft;
import org.accession.patient.TumorCase;

/** Checks the cases that go out in a file, as the registry holds them, and counts what the recipient would refuse. */
public final class SubmissionCheck {

    private static final int TOGETHER = 50;
    private static final int MOST_CASES = 1000;

    /** An edit that finds an error, and in how many cases. */
    public record OfEdit(String edit, String name, int cases) {}

    /** A case, by what stands for it in an address, and the numbers of the edits that find an error in it. */
    public record OfCase(UUID caseId, List<String> edits) {}

    /**
     * What was found.
     *
     * @param sets the tags of edit sets of the metafile; none stands for every edit
     * @param cases how many were checked
     * @param withErrors in how many an error was found
     * @param edits those that find errors, the most cases first
     * @param first the first cases with errors
     */
    public record Result(String metafile, List<String> sets, int cases, int withErrors, List<OfEdit> edits,
            List<OfCase> first) {}

    private final String metafile;
    private final List<String> sets;
    private final CaseChecker checker;
    private final Keyring keyring;
    private final List<RecordDraft> waiting = new ArrayList<>();
    private final Map<String, OfEdit> byEdit = new HashMap<>();
    private final List<OfCase> first = new ArrayList<>();
    private int cases;
    private int withErrors;

    SubmissionCheck(String metafile, List<String> sets, List<ActiveEdits> edits, Keyring keyring) {
        this.metafile = metafile;
        this.sets = sets;
        this.keyring = keyring;
        checker = new CaseChecker(facility -> edits);
    }

    /** Takes the cases of a patient that go out. Edits over all tumors of a patient look at these. */
    public void add(FacilityPatient patient, List<TumorCase> outgoing) {
        waiting.add(RecordDraft.of(patient, List.copyOf(outgoing), keyring));
        if (waiting.size() == TOGETHER) {
            check();
        }
    }

    /** What was found in all that was added. */
    public Result result() {
        check();
        return new Result(metafile, sets, cases, withErrors, byEdit.values().stream().sorted((one, other) -> {
            int byCases = Integer.compare(other.cases(), one.cases());
            return byCases != 0 ? byCases : one.edit().compareTo(other.edit());
        }).toList(), List.copyOf(first));
    }

    private void check() {
        checker.check(waiting).stream().filter(check -> !check.edits().isEmpty()).forEach(this::count);
        waiting.clear();
    }

    private void count(CaseCheck check) {
        cases++;
        List<StoredFinding> errors = check.findings().stream().filter(one -> one.severity == Severity.ERROR).toList();
        if (errors.isEmpty()) {
            return;
        }
        withErrors++;
        errors.forEach(error -> byEdit.merge(error.edit, new OfEdit(error.edit, error.name, 1),
                (known, more) -> new OfEdit(known.edit(), known.name(), known.cases() + 1)));
        if (first.size() < MOST_CASES) {
            first.add(new OfCase(check.row().publicId,
                    errors.stream().map(error -> error.edit).sorted().distinct().toList()));
        }
    }
}
