package org.accession.checking;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;
import org.accession.rules.Outcome;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A unit test of an edit: a made-up record, and what the edit should say of it. */
@Entity
@Immutable
public class LocalEditExample extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public LocalEdit localEdit;

    public String name;

    /** Values by XML id. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> items = Map.of();

    @Enumerated(EnumType.STRING)
    public Outcome expected;

    static List<LocalEditExample> of(LocalEdit edit) {
        return list("localEdit.id = ?1 order by id", edit.id);
    }

    Values values() {
        Values values = new Values();
        items.forEach((id, value) -> Dictionaries.standard().working().find(id)
                .ifPresent(item -> values.set(item, value)));
        return values;
    }

    LocalEditExample copyFor(LocalEdit next) {
        LocalEditExample copy = new LocalEditExample();
        copy.localEdit = next;
        copy.name = name;
        copy.items = items;
        copy.expected = expected;
        return copy;
    }
}
