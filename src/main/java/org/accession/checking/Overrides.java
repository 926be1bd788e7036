package org.accession.checking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.dictionary.CodeEntry;
import org.accession.dictionary.CodeLists;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.edits.Finding.ItemValue;
import org.accession.keys.Keyring;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.ChangeResult;
import org.accession.patient.Changes;
import org.accession.patient.ItemChange;
import org.accession.patient.TumorCase;

/**
 * Over-rides findings through the over-ride item that the edit reads. Only a code with which the edit passes can be given,
 * and only with a reason.
 */
@ApplicationScoped
public class Overrides {

    private static final String OVERRIDE = "overRide";

    /** A code of an over-ride item with which an edit passes. */
    public record Way(String edit, String item, String itemName, String code, String term) {}

    private final EditSetups setups;
    private final Changes changes;
    private final Keyring keyring;
    private final Clock clock;

    Overrides(EditSetups setups, Changes changes, Keyring keyring, Clock clock) {
        this.setups = setups;
        this.changes = changes;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** The ways to over-ride findings of a case, by edit: each was tried, and the edit passes. */
    public Map<String, List<Way>> ways(TumorCase one, List<StoredFinding> findings) {
        Map<String, List<Way>> ways = new HashMap<>();
        OverrideTrials trials = new OverrideTrials(one, findings, setups.current().of(one.facility.id), keyring);
        for (StoredFinding finding : findings) {
            List<Way> found = ways(finding, trials);
            if (!found.isEmpty()) {
                ways.put(finding.edit, found);
            }
        }
        return ways;
    }

    private static List<Way> ways(StoredFinding finding, OverrideTrials trials) {
        List<Way> ways = new ArrayList<>();
        // An edit that reads nothing else checks the over-rides themselves
        if (finding.items.stream().allMatch(item -> item.item().startsWith(OVERRIDE))) {
            return ways;
        }
        for (ItemValue read : finding.items) {
            Optional<Item> item = Dictionaries.standard().working().find(read.item())
                    .filter(found -> found.id().startsWith(OVERRIDE) && found.level() == Level.TUMOR);
            item.flatMap(found -> CodeLists.standard().find(found.id())).ifPresent(codes -> {
                for (CodeEntry entry : codes.entries()) {
                    if (!entry.code().isBlank() && trials.passes(finding, item.get(), entry.code())) {
                        ways.add(new Way(finding.edit, read.item(), item.get().name(), entry.code(), entry.term()));
                    }
                }
            });
        }
        return ways;
    }

    /**
     * Over-rides the finding of an edit.
     *
     * @return why not, in a sentence; nothing if it was
     */
    @Transactional
    public Optional<String> give(TumorCase one, String edit, String item, String code, String reason, Long personId) {
        Optional<StoredFinding> finding = StoredFinding.of(one).stream().filter(found -> found.edit.equals(edit))
                .findFirst();
        if (finding.isEmpty()) {
            return Optional.of("The edit finds nothing in the case any more.");
        }
        if (isTooShort(reason)) {
            return Optional.of("Say why in at least " + ChangeOrigin.SHORTEST_REASON
                    + " characters: whoever reads the case sees it.");
        }
        if (ways(one, List.of(finding.get())).values().stream().flatMap(List::stream)
                .noneMatch(way -> way.item().equals(item) && way.code().equals(code))) {
            return Optional.of("With this code the edit does not pass.");
        }
        String former = one.values().get(item(item));
        Optional<String> refusal = change(one, item, former, code, "Over-ride of " + edit + ": " + reason.strip(),
                personId);
        if (refusal.isEmpty()) {
            EditOverride given = new EditOverride();
            given.tumorCase = one;
            given.facility = one.facility;
            given.edit = edit;
            given.name = finding.get().name;
            given.metafile = finding.get().metafile;
            given.item = item;
            given.formerValue = former;
            given.value = code;
            given.reason = reason.strip();
            given.givenBy = personId;
            given.givenAt = clock.instant();
            given.persist();
        }
        return refusal;
    }

    /**
     * Takes an over-ride back: the item gets the value that it had.
     *
     * @return why not, in a sentence; nothing if it was
     */
    @Transactional
    public Optional<String> withdraw(TumorCase one, UUID id, String reason, Long personId) {
        Optional<EditOverride> found = EditOverride.find(one, id).filter(given -> given.withdrawnAt == null);
        if (found.isEmpty()) {
            return Optional.of("There is no such over-ride, or it was taken back before.");
        }
        if (isTooShort(reason)) {
            return Optional.of("Say why in at least " + ChangeOrigin.SHORTEST_REASON
                    + " characters: whoever reads the case sees it.");
        }
        EditOverride given = found.get();
        Optional<String> refusal = change(one, given.item, given.value, given.formerValue,
                "Over-ride of " + given.edit + " taken back: " + reason.strip(), personId);
        if (refusal.isEmpty()) {
            given.withdrawnReason = reason.strip();
            given.withdrawnBy = personId;
            given.withdrawnAt = clock.instant();
        }
        return refusal;
    }

    private Optional<String> change(TumorCase one, String item, String from, String to, String reason,
            Long personId) {
        ChangeResult result = changes.change(one, List.of(new ItemChange(item(item), from, to)),
                ChangeOrigin.form(personId, reason));
        return result.refused().isEmpty()
                ? Optional.empty()
                : Optional.of("Somebody has changed the over-ride item in the meantime. Look at the case again.");
    }

    private static Item item(String id) {
        return Dictionaries.standard().working().item(id);
    }

    private static boolean isTooShort(String reason) {
        return reason == null || reason.strip().length() < ChangeOrigin.SHORTEST_REASON;
    }
}
