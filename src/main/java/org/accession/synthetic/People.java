package org.accession.synthetic;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.synthetic.Person.Occupation;
import org.accession.synthetic.Places.Address;

/** Makes up people: names as common as they are, by sex, generation and population. */
final class People {

    private record Name(String sex, String generation, String population, String name, int weight) {}

    private record Code(String code, int weight) {}

    private static final List<String> STATES = List.of("OH", "TN", "IN", "IL", "NY", "TX", "FL", "MI", "MO", "VA");
    private static final Map<String, String> COUNTRY_BY_RACE = Map.of("04", "CHN", "05", "JPN", "06", "PHL", "08",
            "KOR", "10", "VNM", "13", "KHM", "15", "IND", "16", "IND");
    private static final Map<String, String> COUNTRY_BY_ORIGIN = Map.of("1", "MEX", "2", "PRI", "3", "CUB", "4", "GTM",
            "8", "DOM");

    private static final Weighted<String> YOUNG_MARITAL = Weighted.parse("1:52 2:38 4:5 6:3 9:2");
    private static final Weighted<String> MIDDLE_MARITAL = Weighted.parse("1:16 2:58 3:2 4:16 5:4 6:1 9:3");
    private static final Weighted<String> OLD_MEN_MARITAL = Weighted.parse("1:8 2:64 3:1 4:10 5:13 9:4");
    private static final Weighted<String> OLD_WOMEN_MARITAL = Weighted.parse("1:8 2:36 3:1 4:12 5:39 9:4");
    private static final Weighted<String> SMOKING = Weighted.parse("0:44 1:17 2:30 3:2 9:7");

    private final Map<String, Weighted<Name>> given = new HashMap<>();
    private final Map<String, Weighted<Name>> family = new HashMap<>();
    private final Weighted<Code> races = Weighted
            .of(Table.read("races.csv", row -> new Code(row.text("race"), row.number("weight"))), Code::weight);
    private final Weighted<Code> origins = Weighted
            .of(Table.read("origins.csv", row -> new Code(row.text("origin"), row.number("weight"))), Code::weight);
    private final Map<String, Weighted<Occupation>> occupations = new HashMap<>();
    private final Places places;

    People(Places places) {
        this.places = places;
        List<Name> givenNames = Table.read("given-names.csv", row -> new Name(row.text("sex"), row.text("generation"),
                row.text("population"), row.text("name"), row.number("weight")));
        for (Name name : givenNames) {
            given.computeIfAbsent(key(name), key -> Weighted.of(
                    givenNames.stream().filter(other -> key(other).equals(key)).toList(), Name::weight));
        }
        List<Name> familyNames = Table.read("family-names.csv",
                row -> new Name("", "", row.text("population"), row.text("name"), row.number("weight")));
        for (String population : List.of("white", "black", "hispanic", "api")) {
            family.put(population, Weighted.of(
                    familyNames.stream().filter(name -> name.population().equals(population)).toList(), Name::weight));
        }
        List<Occupation> work = Table.read("occupations.csv",
                row -> new Occupation(row.text("occupation"), row.text("industry"), row.text("occupationCode"),
                        row.text("industryCode"), row.number("women"), row.number("men")));
        occupations.put("1", Weighted.of(work, Occupation::men));
        occupations.put("2", Weighted.of(work, Occupation::women));
    }

    private static String key(Name name) {
        return name.sex() + name.generation() + name.population();
    }

    Person person(long ordinal, String sex, LocalDate birth, int age, SyntheticFacility facility, Chance chance) {
        String race = races.pick(chance).code();
        String origin = race.equals("01") ? origins.pick(chance).code() : chance.happens(2) ? "6" : "0";
        if (race.equals("99")) {
            origin = "9";
        }
        boolean hispanic = !origin.equals("0") && !origin.equals("9");
        String population = hispanic
                ? "hispanic"
                : race.equals("02") ? "black" : race.compareTo("04") >= 0 && race.compareTo("97") < 0 ? "api" : "white";
        String familyName = family.get(population).pick(chance).name();
        String marital = marital(age, sex, chance);
        String birthSurname = sex.equals("2") && !marital.equals("1") && chance.happens(40)
                ? family.get(population).pick(chance).name()
                : "";
        String country = chance.happens(hispanic || population.equals("api") ? 55 : 3)
                ? country(race, origin)
                : "USA";
        Address address = places.near(facility, chance);
        Address current = chance.happens(8) ? places.near(facility, chance) : address;
        return new Person(ordinal, sex, birth, race, origin, familyName, given(sex, birth, population, chance),
                chance.happens(30)
                        ? given(sex, birth, population, chance)
                        : Character.toString("ABCDEFGHJKLMNPRSTW".charAt(chance.below(18))),
                sex.equals("1") && chance.happens(4) ? chance.oneOf("JR", "SR", "III") : "", birthSurname,
                chance.happens(4) ? "999999999" : Numbers.socialSecurityNumber(ordinal),
                current.place().areaCode() + "55501" + Numbers.padded(chance.below(100), 2),
                country.equals("USA") ? birthState(facility, chance) : state(country), country, marital,
                age < 15 ? "0" : SMOKING.pick(chance), occupations.get(sex).pick(chance), address, current);
    }

    private String given(String sex, LocalDate birth, String population, Chance chance) {
        boolean own = (population.equals("hispanic") || population.equals("api")) && chance.happens(65);
        String generation = birth.getYear() < 1946 ? "old" : birth.getYear() < 1971 ? "middle" : "young";
        return given.get(own ? sex + "any" + population : sex + generation + "any").pick(chance).name();
    }

    private static String birthState(SyntheticFacility facility, Chance chance) {
        return chance.happens(68) ? facility.state() : STATES.get(chance.below(STATES.size()));
    }

    private static String country(String race, String origin) {
        return COUNTRY_BY_ORIGIN.getOrDefault(origin, COUNTRY_BY_RACE.getOrDefault(race, "CAN"));
    }

    /** Outside the United States and Canada the state says only that: XX with a known country, PR for Puerto Rico. */
    private static String state(String country) {
        return switch (country) {
            case "PRI" -> "PR";
            case "CAN" -> "ON";
            default -> "XX";
        };
    }

    private static String marital(int age, String sex, Chance chance) {
        if (age < 18) {
            return "1";
        }
        if (age < 35) {
            return YOUNG_MARITAL.pick(chance);
        }
        if (age < 70) {
            return MIDDLE_MARITAL.pick(chance);
        }
        return (sex.equals("1") ? OLD_MEN_MARITAL : OLD_WOMEN_MARITAL).pick(chance);
    }

}
