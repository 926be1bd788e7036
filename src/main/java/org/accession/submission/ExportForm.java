package org.accession.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.accession.checking.SubmissionProfile;
import org.accession.dictionary.RecordType;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.patient.CaseState;
import org.jboss.resteasy.reactive.RestForm;

/** What a submitter fills in to ask for a file. */
public class ExportForm {

    static final List<Integer> VERSIONS = List.of(26, 25, 24, 23, 22, 21);
    private static final Pattern YEAR = Pattern.compile("(18|19|20)\\d\\d");
    private static final Pattern SITE = Pattern.compile("C\\d{3}");

    @RestForm
    public String version = "26";

    @RestForm
    public String recordType = "A";

    @RestForm
    public String facility = "";

    @RestForm
    public String firstYear = "";

    @RestForm
    public String lastYear = "";

    @RestForm
    public String firstSite = "";

    @RestForm
    public String lastSite = "";

    @RestForm
    public boolean completeOnly;

    @RestForm
    public boolean asReceived;

    @RestForm
    public String cases = "";

    /** The id of a submission profile, or nothing. */
    @RestForm
    public String profile = "";

    @RestForm
    public String recipient = "";

    @RestForm
    public String purpose = "";

    /** The order that it makes, or what is wrong with it. */
    record Read(Optional<ExportOrder> order, List<String> problems) {}

    /** Reads it; within a transaction, for cases are looked up. */
    Read read(Scope scope) {
        List<String> problems = new ArrayList<>();
        Integer from = year(firstYear, "first", problems);
        Integer to = year(lastYear, "last", problems);
        String fromSite = site(firstSite, problems);
        String toSite = site(lastSite, problems);
        Set<Long> facilities = facilities(scope, problems);
        ListedCases listed = ListedCases.read(text(cases));
        problems.addAll(listed.problems());
        if (text(recipient).isEmpty() || text(purpose).isEmpty()) {
            problems.add("Say who gets the file and what for: it is kept with the release.");
        }
        if (!VERSIONS.stream().map(String::valueOf).toList().contains(text(version))) {
            problems.add("There is no NAACCR version " + text(version) + " to choose.");
        }
        if (Stream.of(RecordType.values()).noneMatch(type -> type.name().equals(text(recordType)))) {
            problems.add("There is no record type " + text(recordType) + " to choose.");
        }
        if (!text(profile).isEmpty() && SubmissionProfile.find(text(profile)).isEmpty()) {
            problems.add("There is no such submission to choose.");
        }
        if (!problems.isEmpty()) {
            return new Read(Optional.empty(), problems);
        }
        Selection selection = new Selection(facilities, from, to, completeOnly ? Set.of(CaseState.COMPLETE) : Set.of(),
                fromSite, toSite, listed.found());
        return new Read(Optional.of(new ExportOrder(selection, Integer.parseInt(version),
                RecordType.valueOf(text(recordType)), asReceived, text(recipient), text(purpose),
                text(profile).isEmpty() ? null : text(profile))), List.of());
    }

    private static Integer year(String written, String which, List<String> problems) {
        if (text(written).isEmpty()) {
            return null;
        }
        if (!YEAR.matcher(text(written)).matches()) {
            problems.add("The " + which + " year of diagnosis is not a year.");
            return null;
        }
        return Integer.valueOf(text(written));
    }

    private static String site(String written, List<String> problems) {
        String site = text(written).toUpperCase(Locale.ROOT).replace(".", "");
        if (site.isEmpty()) {
            return null;
        }
        if (!SITE.matcher(site).matches()) {
            problems.add("A primary site is a code like C504.");
            return null;
        }
        return site;
    }

    private Set<Long> facilities(Scope scope, List<String> problems) {
        if (text(facility).isEmpty()) {
            return Set.of();
        }
        Optional<Facility> known = id(text(facility)).flatMap(publicId -> Facility.findByPublicId(publicId))
                .filter(one -> scope.sees(one.id));
        if (known.isEmpty()) {
            problems.add("The facility is not one of yours.");
        }
        return known.map(one -> Set.of(one.id)).orElse(Set.of());
    }

    private static Optional<UUID> id(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
