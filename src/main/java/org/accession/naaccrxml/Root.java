package org.accession.naaccrxml;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;

/**
 * What a NAACCR XML file says before its first patient.
 *
 * @param dictionary the base dictionary with the user dictionaries
 * @param specificationVersion for example {@code 1.8}
 * @param recordType the record type
 * @param timeGenerated the attribute as it came, or null
 * @param userDictionaryUris the addresses of the user dictionaries, as the file names them
 * @param attributes foreign attributes and the declarations of their prefixes, by qualified name
 * @param values the items of the root
 * @param strayItems items of the root that are unknown, misplaced or repeated
 * @param extensions elements of foreign namespaces
 * @param faults what is wrong with the values of the root
 */
public record Root(Dictionary dictionary, String specificationVersion, RecordType recordType, String timeGenerated,
        List<String> userDictionaryUris, Map<String, String> attributes, Values values, List<StrayItem> strayItems,
        List<Extension> extensions, List<ValueFault> faults) {

    /** A root without user dictionaries, items or anything foreign. */
    public static Root of(Dictionary dictionary, RecordType recordType, OffsetDateTime timeGenerated) {
        return new Root(dictionary, dictionary.version().specification(), recordType,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(timeGenerated.truncatedTo(ChronoUnit.SECONDS)),
                List.of(), Map.of(), new Values(), List.of(), List.of(), List.of());
    }

    /**
     * The same root in another version: its dictionary, the specification that belongs to it, and the user dictionaries
     * but for those that are for this version alone.
     */
    public Root in(Dictionary other) {
        List<String> userDictionaries = userDictionaryUris.stream()
                .filter(uri -> !dictionary.userDictionaryUris().contains(uri)
                        || other.userDictionaryUris().contains(uri))
                .toList();
        return new Root(other, other.version().specification(), recordType, timeGenerated, userDictionaries,
                attributes, values, strayItems, extensions, faults);
    }

    /** The version of the standard. */
    public NaaccrVersion version() {
        return dictionary.version();
    }

    /** When the file was made, if it says so; a time without a zone is taken as one of this machine's zone. */
    public Optional<OffsetDateTime> generatedAt() {
        return timeGenerated == null ? Optional.empty() : parse(timeGenerated);
    }

    static Optional<OffsetDateTime> parse(String time) {
        try {
            return Optional.of(DateTimeFormatter.ISO_DATE_TIME.parseBest(time.strip(), OffsetDateTime::from,
                    parsed -> LocalDateTime.from(parsed).atZone(ZoneId.systemDefault()).toOffsetDateTime()))
                    .map(OffsetDateTime.class::cast);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
