package org.accession.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jboss.resteasy.reactive.RestForm;

/** What an administrator fills in about a facility. */
public class FacilityForm {

    private static final int LONGEST = 200;

    @RestForm
    public String name = "";

    @RestForm
    public String npi = "";

    @RestForm
    public String fin = "";

    @RestForm
    public String street = "";

    @RestForm
    public String city = "";

    @RestForm
    public String state = "";

    @RestForm
    public String postalCode = "";

    @RestForm
    public String cocReferenceDate = "";

    static FacilityForm of(Facility facility) {
        FacilityForm form = new FacilityForm();
        form.name = facility.name;
        form.npi = facility.npi;
        form.fin = facility.fin;
        form.street = facility.street;
        form.city = facility.city;
        form.state = facility.state;
        form.postalCode = facility.postalCode;
        form.cocReferenceDate = facility.cocReferenceDate == null ? "" : facility.cocReferenceDate.toString();
        return form;
    }

    /** Writes it to the facility, or says why not; within a transaction. */
    List<String> writeTo(Facility facility) {
        List<String> problems = new ArrayList<>();
        String named = text(name, "The name", problems).orElse(null);
        String number = text(npi, "The NPI", problems).orElse(null);
        String identification = text(fin, "The FIN", problems).map(Facility::withoutLeadingZeros).orElse(null);
        String where = text(street, "The street", problems).orElse(null);
        String town = text(city, "The city", problems).orElse(null);
        String letters = text(state, "The state", problems).map(code -> code.toUpperCase(Locale.ROOT)).orElse(null);
        String zip = text(postalCode, "The postal code", problems).orElse(null);
        LocalDate since = date(problems);
        require(named != null, "A facility has a name.", problems);
        require(number == null || Npi.isValid(number),
                "This is no NPI: it has ten digits, and the last must agree with the others.", problems);
        require(identification == null || identification.matches("[0-9]{1,10}"), "A FIN has up to ten digits.",
                problems);
        require(letters == null || letters.matches("[A-Z]{2}"), "A state is two letters.", problems);
        require(zip == null || zip.matches("[0-9]{5}(-[0-9]{4})?"), "A postal code is 12345 or 12345-6789.", problems);
        require(isFree(facility, "name", named), "Another facility has this name.", problems);
        require(isFree(facility, "npi", number), "Another facility has this NPI.", problems);
        require(isFree(facility, "fin", identification), "Another facility has this FIN.", problems);
        if (problems.isEmpty()) {
            facility.name = named;
            facility.npi = number;
            facility.fin = identification;
            facility.street = where;
            facility.city = town;
            facility.state = letters;
            facility.postalCode = zip;
            facility.cocReferenceDate = since;
        }
        return problems;
    }

    private LocalDate date(List<String> problems) {
        Optional<String> written = text(cocReferenceDate, "The reference date", problems);
        try {
            return written.map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            problems.add("The reference date is a day like 2026-01-01.");
            return null;
        }
    }

    private static boolean isFree(Facility facility, String column, String value) {
        return value == null || Facility.<Facility>find(column, value).stream()
                .allMatch(other -> other.id.equals(facility.id));
    }

    private static void require(boolean met, String sentence, List<String> problems) {
        if (!met) {
            problems.add(sentence);
        }
    }

    private static Optional<String> text(String value, String what, List<String> problems) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(what + " is one line of at most " + LONGEST + " characters.");
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
