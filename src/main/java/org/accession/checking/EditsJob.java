package org.accession.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.accession.edits.Severity;
import org.accession.jobs.JobKind;
import org.accession.jobs.JobRefusal;
import org.accession.jobs.JobRun;
import org.accession.keys.Keyring;
import org.accession.patient.CaseState;
import org.accession.patient.FacilityPatient;
import org.accession.patient.RecordDraft;
import org.accession.patient.TumorCase;
import org.hibernate.StatelessSession;

/** The job that runs edits over the registry. */
@ApplicationScoped
class EditsJob implements JobKind {

    static final String NAME = "edits";

    private static final String RECORDS = "from FacilityPatient p join fetch p.facility where p.id in :records order by p.id";
    private static final String CASES = "from TumorCase c join fetch c.facility where c.facilityPatient.id in :records"
            + " and c.state <> :deleted order by c.dateOf1stContact, c.id";

    private final EntityManager database;
    private final StatelessSession rows;
    private final EditSetups setups;
    private final FindingRows findings;
    private final RegistryRuns runs;
    private final Keyring keyring;

    EditsJob(EntityManager database, StatelessSession rows, EditSetups setups, FindingRows findings,
            RegistryRuns runs, Keyring keyring) {
        this.database = database;
        this.rows = rows;
        this.setups = setups;
        this.findings = findings;
        this.runs = runs;
        this.keyring = keyring;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(JobRun run) {
        return runs.walk(run, EditRun.class, this::take);
    }

    private void take(EditRun edits, List<Long> records) {
        List<RecordDraft> drafts = drafts(records, edits.isDry());
        List<CaseCheck> checks = edits.isDry() ? compare(edits, drafts) : check(edits, drafts);
        edits.cases += (int) checks.stream().filter(check -> check.row().state.counts()).count();
        edits.errors += (int) checks.stream().filter(check -> check.count(Severity.ERROR) > 0).count();
        database.flush();
        database.clear();
    }

    /** The records with their cases; locked as a save locks them, unless nothing is going to be stored. */
    private List<RecordDraft> drafts(List<Long> ids, boolean dry) {
        List<FacilityPatient> records = database.createQuery(RECORDS, FacilityPatient.class)
                .setParameter("records", ids).setLockMode(dry ? LockModeType.NONE : LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        Map<Long, List<TumorCase>> cases = database.createQuery(CASES, TumorCase.class).setParameter("records", ids)
                .setParameter("deleted", CaseState.DELETED).getResultList().stream()
                .collect(Collectors.groupingBy(one -> one.facilityPatient.id));
        return records.stream()
                .map(record -> RecordDraft.of(record, cases.getOrDefault(record.id, List.of()), keyring)).toList();
    }

    private List<CaseCheck> check(EditRun run, List<RecordDraft> drafts) {
        List<CaseCheck> checks = new CaseChecker(setups.current()::of).check(drafts);
        run.changed += findings.keep(checks);
        return checks;
    }

    private List<CaseCheck> compare(EditRun run, List<RecordDraft> drafts) {
        Map<Long, CaseCheck> before = new HashMap<>();
        if (run.localEditId == null) {
            new CaseChecker(edits(run.oldMetafile)).check(drafts).forEach(check -> before.put(check.row().id, check));
        }
        List<CaseCheck> after = new CaseChecker(
                run.localEditId == null ? edits(run.newMetafile) : trial(run.localEditId)).check(drafts);
        for (CaseCheck check : after) {
            List<FindingDifference> differences = differences(run, before.get(check.row().id), check);
            run.changed += differences.isEmpty() ? 0 : 1;
            differences.forEach(rows::insert);
        }
        return after;
    }

    private static List<FindingDifference> differences(EditRun run, CaseCheck before, CaseCheck after) {
        Map<String, StoredFinding> failing = before == null ? new HashMap<>() : byEdit(before);
        List<FindingDifference> differences = new ArrayList<>();
        byEdit(after).forEach((edit, finding) -> {
            if (failing.remove(edit) == null) {
                differences.add(FindingDifference.of(run, after.row(), finding, true));
            }
        });
        failing.values()
                .forEach(finding -> differences.add(FindingDifference.of(run, after.row(), finding, false)));
        return differences;
    }

    private static Map<String, StoredFinding> byEdit(CaseCheck check) {
        Map<String, StoredFinding> byEdit = new HashMap<>();
        check.findings().forEach(finding -> byEdit.put(finding.edit, finding));
        return byEdit;
    }

    /** What each facility has chosen, of the metafile. */
    private LongFunction<List<ActiveEdits>> edits(String metafile) {
        EditSetup setup = setups.current();
        return facility -> {
            List<ActiveEdits> edits = setup.chosen(facility).map(chosen -> setup.of(chosen.in(metafile)))
                    .orElse(List.of());
            if (edits.stream().noneMatch(each -> each.name().equals(metafile))) {
                throw new JobRefusal(metafile + " is not there any more.");
            }
            return edits;
        };
    }

    /** The edit alone, over the cases of all facilities or of its own. */
    private LongFunction<List<ActiveEdits>> trial(long localEditId) {
        LocalEdit edit = LocalEdit.findById(localEditId);
        List<ActiveEdits> alone = List.copyOf(setups.local(List.of(edit)).values());
        return facility -> edit.facility == null || edit.facility.id == facility ? alone : List.of();
    }
}
