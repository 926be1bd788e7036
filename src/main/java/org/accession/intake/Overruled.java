package org.accession.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.intake.Batch.Conversion;
import org.accession.intake.Batch.Times;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;

/** Counts values of records that the registry derives, and otherwise: they are not taken, and not passed over in silence. */
final class Overruled {

    private record Said(Supplier<Map<String, Map<String, String>>> derived, Values came, long line) {}

    private final Dictionary working;
    private final List<Said> said = new ArrayList<>();

    Overruled(Dictionary working) {
        this.working = working;
    }

    /** What a record said of a patient that is stored. */
    void add(Person person, Arrival arrival) {
        said.add(new Said(() -> person.row.derived, arrival.patient(), arrival.place().line()));
    }

    /** What a record said of a case that is stored. */
    void add(Case one, Arrival.ArrivingCase arriving) {
        said.add(new Said(() -> one.row.derived, arriving.values(), arriving.line()));
    }

    /** Once all is derived that follows. */
    Map<Conversion, Times> counts() {
        Map<Conversion, Times> counts = new TreeMap<>(Conversion.ORDER);
        for (Said one : said) {
            one.derived().get().values().forEach(named -> named.forEach((name, value) -> working.find(name)
                    .filter(item -> !one.came().isBlank(item) && !one.came().get(item).equals(value))
                    .ifPresent(item -> counts.merge(new Conversion(item.id(), Conversion.OVERRULED),
                            new Times(1, one.line()), Times::add))));
        }
        return counts;
    }
}
