package org.accession.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.RecordType;
import org.accession.identity.Demonstration;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.WriterOptions;
import org.accession.patient.FacilityPatient;
import org.accession.synthetic.SyntheticFacility;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Fills an empty registry with made-up patients, the way any other patients come in. */
@ApplicationScoped
class DemoRegistry {

    private static final Logger LOG = Logger.getLogger(DemoRegistry.class);
    private static final Scope REGISTRY = Scope.everywhere(null);

    private final Intake intake;
    private final Clock clock;
    private final Demonstration demonstration;

    DemoRegistry(Intake intake, Clock clock,
            Demonstration demonstration) {
        this.intake = intake;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    void start(@Observes StartupEvent event) throws IOException {
        if (QuarkusTransaction.requiringNew().call(demonstration::isOn) && isEmpty()) {
            try {
                load();
            } catch (UnreadableFile twice) {
                LOG.infof("Another instance loads the demonstration patients: %s", twice.getMessage());
            }
        }
    }

    /** Adds the hospitals, and starts the import of the patients. */
    UUID load() throws IOException, UnreadableFile {
        SyntheticRegistry.Demo demo = SyntheticRegistry.demo();
        REGISTRY.run(() -> QuarkusTransaction.requiringNew().run(() -> demo.facilities().forEach(DemoRegistry::add)));
        Path file = Files.createTempFile("demonstration", ".xml");
        try {
            write(demo, file);
            return intake.acceptRecords(file, "Demonstration patients", ImportChoices.records(null), REGISTRY);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isEmpty() {
        boolean[] empty = new boolean[1];
        REGISTRY.run(() -> QuarkusTransaction.requiringNew()
                .run(() -> empty[0] = FacilityPatient.findAll().page(0, 1).list().isEmpty()));
        return empty[0];
    }

    private static void add(SyntheticFacility hospital) {
        if (Facility.findByFin(hospital.fin()).isEmpty()) {
            Facility facility = new Facility();
            facility.name = hospital.name();
            facility.fin = Facility.withoutLeadingZeros(hospital.fin());
            facility.npi = hospital.npi();
            facility.cocReferenceDate = hospital.referenceDate();
            facility.persist();
        }
    }

    private void write(SyntheticRegistry.Demo demo, Path file) throws IOException {
        Root root = Root.of(Dictionaries.standard().working(), RecordType.A, OffsetDateTime.now(clock));
        try (OutputStream out = Files.newOutputStream(file);
                NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, root, WriterOptions.standard())) {
            int ordinal = 0;
            for (SyntheticPatient patient : demo.patients()) {
                writer.write(PatientRecord.of(++ordinal, patient.values(), patient.tumors()));
            }
        }
    }
}
