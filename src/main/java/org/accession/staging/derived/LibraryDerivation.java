package org.accession.staging.derived;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.staging.DerivedValue;

import com.imsweb.algorithms.Algorithm;
import com.imsweb.algorithms.AlgorithmInput;
import com.imsweb.algorithms.Algorithms;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** A derivation of {@code com.imsweb:algorithms}. It is used where the values that it needs are there. */
final class LibraryDerivation implements Derivation {

    private final Algorithm algorithm;
    private final String source;
    private final String unparametered;
    private final String rule;
    private final LibraryInputs inputs;
    private final Map<String, Object> parameters;
    private final List<List<Item>> needed;
    private final List<LibraryOutput> outputs;
    private final Map<Integer, NotDerived> missing = new ConcurrentHashMap<>();

    LibraryDerivation(NamedCsvRecord row, Dictionaries dictionaries, DerivationSettings settings) {
        algorithm = Library.algorithm(row.getField("derivation"));
        source = row.getField("source").replace("{followedUntil}", String.valueOf(settings.followedUntil()))
                .replace("{nhia}", settings.nhia());
        unparametered = row.getField("source").replaceFirst("\\{.*", "");
        rule = row.getField("rule");
        inputs = new LibraryInputs(row.getField("derivation"), algorithm.getInputFields(), dictionaries);
        needed = Stream.of(row.getField("needs").split(" ")).map(
                either -> Stream.of(either.split("\\|")).map(dictionaries.working()::item).toList()).toList();
        outputs = LibraryOutput.of(row, dictionaries.working());
        parameters = Map.of(Algorithms.PARAM_SURV_CUTOFF_YEAR, settings.followedUntil(),
                Algorithms.PARAM_SEER_COD_CLASS_CUTOFF_YEAR, settings.followedUntil(),
                Algorithms.PARAM_NHIA_OPTION, settings.nhia(),
                Algorithms.PARAM_CENSUS_POVERTY_INC_RECENT_YEARS, Boolean.TRUE);
    }

    /** Whether one of its values is a NAACCR item; recodes are not. */
    boolean givesItems() {
        return outputs.stream().anyMatch(LibraryOutput::givesItems);
    }

    @Override
    public void derive(DerivedPatient patient) {
        for (int tumor = 0; tumor < patient.tumors().size(); tumor++) {
            int blank = blank(patient.patient(), patient.tumors().get(tumor));
            if (blank != 0) {
                patient.addMissing(tumor, missing.computeIfAbsent(blank, this::missing));
            }
        }
        if (!isForAny(patient)) {
            return;
        }
        AlgorithmInput input = new AlgorithmInput();
        input.setParameters(parameters);
        input.setPatient(inputs.of(patient));
        Map<String, Object> output = algorithm.execute(input).getPatient();
        values(output, patient.patient()).forEach(patient::add);
        if (output.get("tumors") instanceof List<?> tumors) {
            for (int tumor = 0; tumor < tumors.size(); tumor++) {
                if (blank(patient.patient(), patient.tumors().get(tumor)) == 0
                        && tumors.get(tumor) instanceof Map<?, ?> derived) {
                    add(derived, patient, tumor);
                }
            }
        }
    }

    @Override
    public Optional<Basis> basis(String of, Values patient, Values tumor) {
        return of.startsWith(unparametered)
                ? Optional.of(Basis.of(rule, inputs.read(patient, tumor), patient, tumor))
                : Optional.empty();
    }

    @Override
    public Optional<String> successor(String former) {
        return former.startsWith(unparametered) && !former.equals(source) ? Optional.of(source) : Optional.empty();
    }

    /** What follows from the patient's own values follows without a tumor, too. */
    private boolean isForAny(DerivedPatient patient) {
        return patient.tumors().isEmpty()
                ? blank(patient.patient(), new Values()) == 0
                : patient.tumors().stream().anyMatch(tumor -> blank(patient.patient(), tumor) == 0);
    }

    private void add(Map<?, ?> derived, DerivedPatient patient, int tumor) {
        for (LibraryOutput output : outputs) {
            List<DerivedValue> values = output.values(derived, patient.tumors().get(tumor), source);
            values.forEach(value -> patient.add(tumor, value));
            if (output.isUndecided(derived)) {
                patient.addMissing(tumor, new NotDerived(output.names().subList(0, 1), NotDerived.UNDECIDED));
            }
        }
    }

    /** A bit for each item that is needed and is blank, as is each other that would do as well. */
    private int blank(Values patient, Values tumor) {
        int blank = 0;
        for (int i = 0; i < needed.size(); i++) {
            boolean there = false;
            for (Item item : needed.get(i)) {
                there |= !(item.level() == Level.PATIENT ? patient : tumor).isBlank(item);
            }
            blank |= there ? 0 : 1 << i;
        }
        return blank;
    }

    private NotDerived missing(int blank) {
        return new NotDerived(outputs.stream().map(output -> output.names().get(0)).toList(), NotDerived.blank(
                IntStream.range(0, needed.size()).filter(i -> (blank & 1 << i) != 0).mapToObj(needed::get)));
    }

    private List<DerivedValue> values(Map<?, ?> derived, Values present) {
        return outputs.stream().flatMap(output -> output.values(derived, present, source).stream()).toList();
    }

    /** The library's registry, which is filled once in the life of the virtual machine. */
    private static final class Library {

        static {
            if (!Algorithms.isInitialized()) {
                Algorithms.initialize();
            }
        }

        static Algorithm algorithm(String id) {
            Algorithm found = Algorithms.getAlgorithm(id);
            if (found == null) {
                throw new IllegalArgumentException("The library has no algorithm " + id);
            }
            return found;
        }
    }
}
