package org.accession.patient;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.accession.audit.ChangeLog;
import org.accession.audit.ChangeSource;
import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.keys.Keyring;
import org.accession.synthetic.SyntheticFacility;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import com.sun.management.OperatingSystemMXBean;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Tumors a second that are stored as an import stores them, parsing and matching left out: patient, facility's record,
 * tumor, case, step, change-log row and source record of each. Run by name; src/docs/benchmarks.md has the command.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "storing.patients", matches = "\\d+")
class StoringBenchmark {

    private static final int PATIENTS_IN_A_BATCH = 200;

    @Inject
    Keyring keyring;

    @Inject
    StatelessSession rows;

    private final Map<SyntheticFacility, Facility> facilities = new HashMap<>();
    private long logging;

    @Test
    void store() {
        int number = Integer.getInteger("storing.patients");
        List<SyntheticPatient> patients = new SyntheticRegistry(42, SyntheticOptions.usual()).patients(number).toList();
        long items = 0;
        long tumors = 0;
        for (SyntheticPatient patient : patients) {
            tumors += patient.tumors().size();
            items += patient.tumors().stream().mapToInt(tumor -> patient.values().size() + tumor.size()).sum();
        }
        System.out.printf("%d patients, %d tumors, %d items a tumor%n", number, tumors, items / tumors);
        int half = number / 2;
        store("first half (cold)", patients.subList(0, half));
        store("second half", patients.subList(half, number));
    }

    private void store(String label, List<SyntheticPatient> patients) {
        logging = 0;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        double database = databaseSeconds();
        long start = System.nanoTime();
        int tumors = 0;
        for (int from = 0; from < patients.size(); from += PATIENTS_IN_A_BATCH) {
            List<SyntheticPatient> batch = patients.subList(from,
                    Math.min(from + PATIENTS_IN_A_BATCH, patients.size()));
            int position = from;
            Scope.everywhere(null).run(() -> QuarkusTransaction.requiringNew().run(() -> store(batch, position)));
            tumors += batch.stream().mapToInt(patient -> patient.tumors().size()).sum();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("of the time, the change log with its chains: %.1f %%%n", logging / 1e7 / seconds);
        System.out.printf("%s: %.0f tumors/s; processor time a tumor: %.2f ms service, %.2f ms PostgreSQL; load %.1f%n",
                label, tumors / seconds, (system.getProcessCpuTime() - cpu) / 1e6 / tumors,
                (databaseSeconds() - database) * 1e3 / tumors, system.getSystemLoadAverage());
    }

    /** What the database's sessions have used of the processors so far, where Linux tells. */
    private static double databaseSeconds() {
        List<?> processes = QuarkusTransaction.requiringNew().call(() -> Patient.getEntityManager()
                .createNativeQuery("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
                .getResultList());
        double ticks = 0;
        for (Object process : processes) {
            try {
                String[] stat = Files.readString(Path.of("/proc/" + process + "/stat")).split(" ");
                ticks += Long.parseLong(stat[13]) + Long.parseLong(stat[14]);
            } catch (IOException e) {
                return Double.NaN;
            }
        }
        return ticks / 100;
    }

    private void store(List<SyntheticPatient> batch, int position) {
        SourceFile file = new SourceFile();
        file.name = "benchmark";
        file.sha256 = new byte[32];
        rows.insert(file);
        List<FacilityPatient> records = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            records.add(record(batch.get(i), "MRN" + file.id + "-" + (position + i)));
        }
        rows.insertMultiple(records.stream().map(record -> record.patient).toList());
        rows.insertMultiple(records);
        List<TumorCase> cases = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            for (Values values : batch.get(i).tumors()) {
                cases.add(tumorCase(records.get(i), values));
            }
        }
        rows.insertMultiple(cases.stream().map(row -> row.tumor).toList());
        rows.insertMultiple(cases);
        rows.insertMultiple(cases.stream()
                .map(row -> CaseStep.of(row, null, CaseState.OPEN, null, null, null, Instant.now())).toList());
        List<SourceRecord> sources = new ArrayList<>();
        for (TumorCase row : cases) {
            sources.add(source(row, new SourceRecord.Place(file.id, position + sources.size() + 1, 1)));
        }
        rows.insertMultiple(sources);
        long start = System.nanoTime();
        ChangeLog.append(IntStream.range(0, cases.size()).mapToObj(i -> entry(cases.get(i), sources.get(i))).toList());
        logging += System.nanoTime() - start;
    }

    private FacilityPatient record(SyntheticPatient made, String mrn) {
        FacilityPatient record = new FacilityPatient();
        record.facility = facilities.computeIfAbsent(made.facility(), this::facility);
        record.mrn = mrn;
        record.values(made.values(), keyring);
        record.patient = new Patient();
        return record;
    }

    private static TumorCase tumorCase(FacilityPatient record, Values values) {
        TumorCase row = new TumorCase();
        row.facility = record.facility;
        row.facilityPatient = record;
        row.values(values);
        row.tumor = new Tumor();
        row.tumor.patient = record.patient;
        return row;
    }

    private static ChangeLog entry(TumorCase row, SourceRecord source) {
        ChangeLog entry = new ChangeOrigin(null, ChangeSource.IMPORT, "benchmark", null, source)
                .entry(row.facilityPatient);
        entry.tumorCaseId = row.id;
        return entry;
    }

    private static SourceRecord source(TumorCase row, SourceRecord.Place place) {
        SourceRecord source = new SourceRecord();
        source.place = place;
        source.facilityId = row.facility.id;
        source.hash = new byte[32];
        source.outcome = SourceRecord.Outcome.NEW;
        source.facilityPatientId = row.facilityPatient.id;
        source.tumorCaseId = row.id;
        return source;
    }

    private Facility facility(SyntheticFacility made) {
        Facility facility = new Facility();
        facility.name = made.name() + " " + UUID.randomUUID();
        rows.insert(facility);
        return facility;
    }
}
