package org.accession.dictionary;

import java.util.List;
import java.util.Optional;

import static org.accession.dictionary.ConversionNote.Kind.CONVERTED;
import static org.accession.dictionary.ConversionNote.Kind.DROPPED;
import static org.accession.dictionary.ConversionNote.Kind.MISFIT;
import static org.accession.dictionary.ConversionNote.Kind.REVIEW;

/**
 * A retired item whose codes became codes of its successor. Each of the two stays as it is as long as it agrees with
 * the other, so a detail that only one of them can say survives the way there and back.
 *
 * @param forward whether the successor follows the retired item, or the other way round
 * @param site the item whose sites some rules ask for, if the version has it
 */
record CodesStep(Item retired, Item successor, CodeRules rules, boolean forward,
        Optional<Item> site) implements ConversionStep {

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        record.at(successor.level(), (values, tumor) -> {
            List<String> sites = site
                    .map(item -> record.tumors().stream().map(of -> of.get(item)).filter(code -> !code.isEmpty())
                            .toList())
                    .orElse(List.of());
            if (forward) {
                forward(values, sites, tumor, notes);
            } else {
                back(values, sites, tumor, notes);
            }
        });
    }

    private void forward(Values values, List<String> sites, int tumor, List<ConversionNote> notes) {
        String old = values.get(retired);
        String held = values.get(successor);
        if (old.isEmpty() || !held.isEmpty() && rules.back(held).filter(old::equals).isPresent()) {
            return;
        }
        Optional<CodeRules.Outcome> outcome = rules.forward(old, sites);
        if (outcome.isEmpty()) {
            notes.add(new ConversionNote(retired, MISFIT, old, old, tumor));
        } else if (!outcome.get().code().equals(held)) {
            values.set(successor, outcome.get().code());
            notes.add(new ConversionNote(successor, outcome.get().review() ? REVIEW : CONVERTED, old,
                    outcome.get().code(), tumor));
        }
    }

    private void back(Values values, List<String> sites, int tumor, List<ConversionNote> notes) {
        String held = values.get(successor);
        String old = values.get(retired);
        if (rules.forward(old, sites).map(CodeRules.Outcome::code).orElse("").equals(held)) {
            return;
        }
        Optional<String> code = rules.back(held);
        values.set(retired, code.orElse(""));
        if (held.isEmpty()) {
            notes.add(new ConversionNote(retired, DROPPED, old, "", tumor));
        } else {
            notes.add(new ConversionNote(retired, code.isPresent() ? CONVERTED : MISFIT, held, code.orElse(""), tumor));
        }
    }
}
