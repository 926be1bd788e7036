package org.accession.privacy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.audit.ReadLog.Kind;
import org.jboss.resteasy.reactive.RestQuery;

/** Which reads to show; what is empty, or is no day, kind or id, does not narrow. */
class ReadFilter {

    @RestQuery
    Optional<String> from;

    @RestQuery
    Optional<String> until;

    @RestQuery
    Optional<String> kind;

    @RestQuery
    Optional<String> facility;

    /** Only reads before the one with this id: the next page. */
    @RestQuery
    Optional<Long> before;

    /** The beginning of the first day. */
    Optional<Instant> begin() {
        return day(from).map(ReadFilter::midnight);
    }

    /** The end of the last day. */
    Optional<Instant> end() {
        return day(until).map(day -> midnight(day.plusDays(1)));
    }

    Optional<Kind> kindOfRead() {
        return Stream.of(Kind.values()).filter(one -> one.name().equals(kind())).findFirst();
    }

    Optional<UUID> facilityId() {
        try {
            return Optional.of(facility()).filter(text -> !text.isEmpty()).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String from() {
        return day(from).map(LocalDate::toString).orElse("");
    }

    public String until() {
        return day(until).map(LocalDate::toString).orElse("");
    }

    public String kind() {
        return kind.orElse("");
    }

    public String facility() {
        return facility.orElse("");
    }

    /** The same filter as part of an address. */
    public String query() {
        return Stream.of("from=" + from(), "until=" + until(), "kind=" + encoded(kind()),
                "facility=" + encoded(facility())).collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static Optional<LocalDate> day(Optional<String> written) {
        try {
            return written.filter(text -> !text.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
