package org.accession.abstracting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jboss.resteasy.reactive.RestQuery;

/** Which changes of a case to show; what is empty does not narrow. */
class HistoryFilter {

    @RestQuery
    Optional<String> item;

    @RestQuery
    Optional<String> who;

    @RestQuery
    Optional<String> source;

    @RestQuery
    Optional<String> from;

    @RestQuery
    Optional<String> until;

    boolean takes(ChangeLine line) {
        LocalDate day = line.at().atZone(ZoneId.systemDefault()).toLocalDate();
        return is(item, line.item()) && is(who, line.who())
                && source.filter(wanted -> !wanted.isEmpty()).map(line.source()::startsWith).orElse(true)
                && day(from).map(first -> !day.isBefore(first)).orElse(true)
                && day(until).map(last -> !day.isAfter(last)).orElse(true);
    }

    public String item() {
        return item.orElse("");
    }

    public String who() {
        return who.orElse("");
    }

    public String source() {
        return source.orElse("");
    }

    public String from() {
        return day(from).map(LocalDate::toString).orElse("");
    }

    public String until() {
        return day(until).map(LocalDate::toString).orElse("");
    }

    private static boolean is(Optional<String> wanted, String value) {
        return wanted.filter(text -> !text.isEmpty()).map(value::equals).orElse(true);
    }

    /** What is no day does not narrow. */
    private static Optional<LocalDate> day(Optional<String> written) {
        try {
            return written.filter(text -> !text.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
