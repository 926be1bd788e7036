package org.accession.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The hospitals that report. */
final class Facilities {

    private record Row(String name, String state, String city, int share) {}

    private final Weighted<SyntheticFacility> facilities;

    /** The first of {@code facilities.csv}; beyond its end names are counted on. */
    Facilities(int number, LocalDate reference, Places places) {
        List<Row> rows = Table.read("facilities.csv",
                row -> new Row(row.text("name"), row.text("state"), row.text("city"), row.number("share")));
        List<SyntheticFacility> made = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Row row = rows.get(i % rows.size());
            String name = i < rows.size() ? row.name() : row.name() + " " + (i / rows.size() + 1);
            made.add(new SyntheticFacility(i, name, fin(i), npi(i), row.city(), row.state(),
                    places.town(row.state(), row.city()).postalCode(), reference));
        }
        facilities = Weighted.of(made, facility -> rows.get(facility.ordinal() % rows.size()).share());
    }

    /** Ten digits that begin with 0010, as the numbers of hospitals do, and lie above those that are in use. */
    static String fin(int ordinal) {
        return Numbers.padded(10_990_001L + ordinal * 10L, 10);
    }

    static String npi(int ordinal) {
        return Numbers.npi(ordinal);
    }

    List<SyntheticFacility> all() {
        return facilities.choices();
    }

    SyntheticFacility any(Chance chance) {
        return facilities.pick(chance);
    }

    /** Another one, or the same if there is only one. */
    SyntheticFacility otherThan(SyntheticFacility facility, Chance chance) {
        int number = all().size();
        return number == 1 ? facility : all().get((facility.ordinal() + 1 + chance.below(number - 1)) % number);
    }
}
