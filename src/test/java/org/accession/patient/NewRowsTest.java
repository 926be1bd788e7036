package org.accession.patient;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class NewRowsTest {

    @Inject
    SessionFactory sessions;

    @Test
    void whatever_an_entity_writes_is_in_the_rows_that_come_by_the_thousand() {
        assertThat(columns(NewRows.PATIENT))
                .isEqualTo(both(mapped(Patient.class), mapped(PatientBelief.class, "consolidated")));
        assertThat(columns(NewRows.FACILITY_PATIENT)).isEqualTo(mapped(FacilityPatient.class));
        assertThat(columns(NewRows.TUMOR))
                .isEqualTo(both(mapped(Tumor.class), mapped(TumorBelief.class, "consolidated")));
        assertThat(columns(NewRows.TUMOR_CASE)).isEqualTo(mapped(TumorCase.class));
        assertThat(columns(NewRows.CASE_STEP)).isEqualTo(mapped(CaseStep.class));
        assertThat(columns(NewRows.SOURCE_RECORD)).isEqualTo(mapped(SourceRecord.class));
    }

    private static Set<String> both(Set<String> row, Set<String> belief) {
        Set<String> both = new TreeSet<>(row);
        both.addAll(belief);
        return both;
    }

    private static Set<String> columns(TableInsert<?> insert) {
        return new TreeSet<>(insert.columns());
    }

    /** @param later columns that a new row never has */
    private Set<String> mapped(Class<?> entity, String... later) {
        EntityPersister persister = sessions.unwrap(SessionFactoryImplementor.class).getMappingMetamodel()
                .getEntityDescriptor(entity);
        Set<String> columns = new TreeSet<>();
        persister.getIdentifierMapping()
                .forEachSelectable((index, column) -> columns.add(column.getSelectionExpression()));
        persister.forEachAttributeMapping(attribute -> attribute.forEachSelectable((index, column) -> {
            if (column.isInsertable()) {
                columns.add(column.getSelectionExpression());
            }
        }));
        Stream.of(later).forEach(columns::remove);
        return columns;
    }
}
