package org.accession.intake;

import jakarta.inject.Inject;

import org.accession.identity.Facility;
import org.accession.jobs.Job;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoRegistryTest {

    @Inject
    DemoRegistry demo;

    @Inject
    Importing importing;

    @Test
    void five_hundred_patients_come_in_without_a_fault_and_some_are_known_to_two_hospitals() throws Exception {
        FileImport taken = importing.ended(demo.load());

        assertThat(taken.job.state).as(taken.job.message).isEqualTo(Job.State.DONE);
        assertThat(taken.patients).isEqualTo(500);
        assertThat(taken.rejected).isZero();
        assertThat(taken.faults).isZero();
        assertThat(taken.possibleDuplicates).isPositive();
        assertThat(importing.see(() -> FileImport.getEntityManager().createNativeQuery("""
                SELECT patient_id FROM facility_patient f JOIN facility h ON h.id = f.facility_id
                WHERE h.fin LIKE '10990%' GROUP BY 1 HAVING count(*) > 1""").getResultList())).isNotEmpty();
        assertThat(importing.see(() -> Facility.findByFin("0010990001"))).isPresent();
    }
}
