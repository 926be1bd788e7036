package org.accession.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.accession.identity.Facility;
import org.accession.identity.Scope;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The facility that a record names, if the registry knows it and whoever imports may see it; else the one that was chosen
 * for the file, where the record names none.
 */
final class KnownFacilities implements FacilityChoice {

    private static final Pattern NONE = Pattern.compile("0*|9+");

    private record Named(String fin, String npi) {}

    private final Long chosen;
    private final boolean add;
    private final Scope scope;
    private final Map<Named, Answer> answers = new HashMap<>();

    KnownFacilities(Long chosen, boolean add, Scope scope) {
        this.chosen = chosen;
        this.add = add;
        this.scope = scope;
    }

    @Override
    public Answer of(String fin, String npi) {
        Named named = new Named(NONE.matcher(fin).matches() ? "" : Facility.withoutLeadingZeros(fin),
                NONE.matcher(npi).matches() ? "" : npi);
        return answers.computeIfAbsent(named, this::find);
    }

    private Answer find(Named named) {
        if (named.fin().isEmpty() && named.npi().isEmpty()) {
            return chosen == null
                    ? Answer.refused("It names no facility, and none was chosen for the file.")
                    : Answer.is(chosen);
        }
        return QuarkusTransaction.requiringNew().call(() -> known(named)).map(this::visible).orElseGet(
                () -> Answer.refused("Facility " + number(named) + " is not known here."));
    }

    private Optional<Facility> known(Named named) {
        Optional<Facility> known = named.fin().isEmpty()
                ? Facility.findByNpi(named.npi())
                : Facility.findByFin(named.fin()).or(() -> named.npi().isEmpty()
                        ? Optional.empty()
                        : Facility.findByNpi(named.npi()));
        return known.isPresent() || !add ? known : added(named);
    }

    private static Optional<Facility> added(Named named) {
        boolean finFits = named.fin().matches("\\d{1,10}");
        boolean npiFits = named.npi().matches("\\d{10}");
        if (!finFits && !npiFits) {
            return Optional.empty();
        }
        Facility facility = new Facility();
        facility.name = "Facility " + number(named);
        facility.fin = finFits ? named.fin() : null;
        facility.npi = npiFits ? named.npi() : null;
        facility.persistAndFlush();
        return Optional.of(facility);
    }

    private Answer visible(Facility facility) {
        return scope.sees(facility.id)
                ? Answer.is(facility.id)
                : Answer.refused("It belongs to " + facility.name + ", which is not one of your facilities.");
    }

    private static String number(Named named) {
        return named.fin().isEmpty() ? "with NPI " + named.npi() : named.fin();
    }
}
