package org.accession.checking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Level;
import org.accession.identity.Facility;
import org.accession.jobs.Job;
import org.accession.rules.Outcome;
import org.accession.rules.RuleFault;

/** Drafts edits of the registry's own, tests them, and lets them go live. Each answers why not, or nothing. */
@ApplicationScoped
class LocalEditDesk {

    private static final int LONGEST = 100_000;

    private final Clock clock;

    LocalEditDesk(Clock clock) {
        this.clock = clock;
    }

    LocalEdit draft(String name, Facility facility, Long personId) {
        LocalEdit edit = new LocalEdit();
        edit.tag = LocalEdit.nextTag();
        edit.name = name;
        edit.facility = facility;
        edit.writtenAt = clock.instant();
        edit.writtenBy = personId;
        edit.persistAndFlush();
        return edit;
    }

    /** The next version of an edit, with its examples; the one that is drafted already if there is one. */
    LocalEdit next(LocalEdit edit, Long personId) {
        return edit.other(LocalEdit.State.DRAFT).orElseGet(() -> {
            LocalEdit next = new LocalEdit();
            next.tag = edit.tag;
            next.version = 1 + (int) LocalEdit.count("tag", edit.tag);
            next.name = edit.name;
            next.facility = edit.facility;
            next.message = edit.message;
            next.description = edit.description;
            next.source = edit.source;
            next.writtenAt = clock.instant();
            next.writtenBy = personId;
            next.persistAndFlush();
            LocalEditExample.of(edit).forEach(example -> example.copyFor(next).persist());
            return next;
        });
    }

    /** A draft is kept even if it does not compile yet. */
    Optional<String> write(LocalEdit edit, String name, String message, String description, String source,
            Long personId) {
        if (!edit.isDraft()) {
            return Optional.of("Only a draft can be changed: draft the next version.");
        }
        if (name == null || name.isBlank() || source == null || source.length() > LONGEST) {
            return Optional.of("An edit needs a name, and a source of at most " + LONGEST + " characters.");
        }
        edit.name = name.strip();
        edit.message = message == null ? "" : message.strip();
        edit.description = description == null ? "" : description.strip();
        edit.source = source;
        edit.writtenAt = clock.instant();
        edit.writtenBy = personId;
        return Optional.empty();
    }

    /** @param items a line for each: XML id, an equals sign, and the value */
    Optional<String> addExample(LocalEdit edit, String name, String items, Outcome expected) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : items == null ? List.<String>of() : items.lines().filter(one -> !one.isBlank()).toList()) {
            int sign = line.indexOf('=');
            String id = sign < 0 ? line.strip() : line.substring(0, sign).strip();
            if (sign < 0 || Dictionaries.standard().working().find(id).filter(item -> item.level() != Level.ROOT)
                    .isEmpty()) {
                return Optional.of("Write an XML id, an equals sign and a value in each line: " + id
                        + " is no item of a patient or tumor.");
            }
            values.put(id, line.substring(sign + 1).strip());
        }
        if (!edit.isDraft() || name == null || name.isBlank() || expected == null) {
            return Optional.of("An example of a draft needs a name and what the edit should say.");
        }
        LocalEditExample example = new LocalEditExample();
        example.localEdit = edit;
        example.name = name.strip();
        example.items = values;
        example.expected = expected;
        example.persist();
        return Optional.empty();
    }

    List<ExampleResult> test(LocalEdit edit) {
        return LocalEditExample.of(edit).stream().map(example -> ExampleResult.of(edit, example, clock)).toList();
    }

    /** Why the edit does not compile; nothing if it does. */
    static Optional<String> fault(LocalEdit edit) {
        try {
            edit.edit();
            return Optional.empty();
        } catch (RuleFault fault) {
            return Optional.of(fault.getMessage());
        }
    }

    /** What is still to be done before the edit can go live. */
    List<String> missing(LocalEdit edit) {
        List<String> missing = new ArrayList<>();
        fault(edit).ifPresent(fault -> missing.add("It does not compile: " + fault));
        List<ExampleResult> results = test(edit);
        if (results.stream().noneMatch(result -> result.example().expected == Outcome.PASS)
                || results.stream().noneMatch(result -> result.example().expected != Outcome.PASS)) {
            missing.add("It needs an example that passes and one that does not.");
        }
        results.stream().filter(result -> !result.isAsExpected())
                .forEach(result -> missing.add("The example \"" + result.example().name + "\" should come to "
                        + result.example().expected + "."));
        if (EditRun.find("localEditId = ?1 and job.state = ?2 and job.askedAt >= ?3", edit.id, Job.State.DONE,
                edit.writtenAt).count() == 0) {
            missing.add("It needs a trial run over the registry since it was last written.");
        }
        return missing;
    }

    /** Lets it go live in the place of the version before; of a draft with nothing missing. */
    void activate(LocalEdit edit, Long personId) {
        edit.other(LocalEdit.State.ACTIVE).ifPresent(former -> retire(former, personId));
        edit.state = LocalEdit.State.ACTIVE;
        edit.activatedAt = clock.instant();
        edit.activatedBy = personId;
    }

    void retire(LocalEdit edit, Long personId) {
        edit.state = LocalEdit.State.RETIRED;
        edit.retiredAt = clock.instant();
        edit.retiredBy = personId;
        LocalEdit.flush();
    }
}
