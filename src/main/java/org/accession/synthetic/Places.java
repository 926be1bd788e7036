package org.accession.synthetic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Real towns, and streets that are not in them. */
final class Places {

    /** A postal code of a town: a row of {@code places.csv}. */
    record Place(String state, String county, String city, String postalCode, int population, double latitude,
            double longitude, String areaCode) {}

    /** Where somebody lives. */
    record Address(Place place, String street, String supplement, String tract, int block, String latitude,
            String longitude) {}

    private static final List<String> STREET_KINDS = List.of("ST", "AVE", "DR", "LN", "RD", "CT", "BLVD", "WAY");

    private final Map<String, Weighted<Place>> byState = new HashMap<>();
    private final Map<String, Weighted<Place>> byCity = new HashMap<>();
    private final List<String> streets = Table.read("streets.csv", row -> row.text("name"));

    Places() {
        List<Place> places = Table.read("places.csv",
                row -> new Place(row.text("state"), row.text("county"), row.text("city"), row.text("postalCode"),
                        row.number("population"), row.real("latitude"), row.real("longitude"),
                        row.text("areaCode")));
        places.stream().collect(Collectors.groupingBy(Place::state))
                .forEach((state, in) -> byState.put(state, Weighted.of(in, Place::population)));
        places.stream().collect(Collectors.groupingBy(place -> place.state() + place.city()))
                .forEach((city, in) -> byCity.put(city, Weighted.of(in, Place::population)));
    }

    /** The largest postal code of a town. */
    Place town(String state, String city) {
        return byCity.get(state + city).choices().get(0);
    }

    /** An address near the facility: in its town three times out of five, else in its state. */
    Address near(SyntheticFacility facility, Chance chance) {
        Place place = chance.happens(60)
                ? byCity.get(facility.state() + facility.city()).pick(chance)
                : byState.get(facility.state()).pick(chance);
        String street = chance.between(1, 9_899) + " "
                + (chance.happens(12) ? chance.oneOf("N ", "S ", "E ", "W ") : "")
                + streets.get(chance.below(streets.size())) + " " + STREET_KINDS.get(chance.below(STREET_KINDS.size()));
        String supplement = chance.happens(14) ? "APT " + chance.between(1, 420) : "";
        int near = chance.below(20);
        return new Address(place, street, supplement, Numbers.padded(100L * chance.between(1, 139) + near % 5, 6),
                chance.between(1, 4), coordinate(place.latitude(), chance), coordinate(place.longitude(), chance));
    }

    /** A point within some 3 km, to six decimals. */
    private static String coordinate(double center, Chance chance) {
        long millionths = StrictMath.round(center * 1_000_000) + chance.between(-30_000, 30_000);
        String digits = Numbers.padded(Math.abs(millionths), 7);
        int point = digits.length() - 6;
        return (millionths < 0 ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point);
    }
}
