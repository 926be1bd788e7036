package org.accession.intake;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.accession.identity.Facility;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How a facility's lists of cases are laid out, remembered from the last one. */
@Entity
@Table(name = "case_list_mapping")
public class CaseListLayout extends PanacheEntityBase {

    @Id
    public Long facilityId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "columns")
    public CaseListMapping mapping;

    /** The remembered layout if a list with these headings has it, else what the headings suggest. */
    static CaseListMapping suggest(Facility facility, List<String> headings) {
        return Optional.<CaseListLayout>ofNullable(findById(facility.id)).map(layout -> layout.mapping)
                .filter(mapping -> mapping.fits(headings)).orElseGet(() -> CaseListMapping.guess(headings));
    }

    static void remember(Facility facility, CaseListMapping mapping) {
        CaseListLayout layout = findById(facility.id);
        if (layout == null) {
            layout = new CaseListLayout();
            layout.facilityId = facility.id;
            layout.mapping = mapping;
            layout.persist();
        } else {
            layout.mapping = mapping;
        }
    }
}
