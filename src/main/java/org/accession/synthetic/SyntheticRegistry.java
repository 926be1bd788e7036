package org.accession.synthetic;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.accession.dictionary.Dictionaries;

/**
 * An endless registry of made-up patients. The same seed and options make the same patients in the same order on every
 * machine, Java version, locale and thread. Each iterator starts at the first patient and is for one thread.
 */
public final class SyntheticRegistry implements Iterable<SyntheticPatient> {

    private static final int DEMO_PATIENTS = 500;
    private static final long DEMO_SEED = 1937;

    private final long seed;
    private final SyntheticOptions options;
    private final Facilities facilities;
    private final Lives lives;
    private final CaseReports reports;
    private final Abstracts abstracts = new Abstracts(Dictionaries.standard().working());

    /** The registry that the seed stands for. */
    public SyntheticRegistry(long seed, SyntheticOptions options) {
        this.seed = seed;
        this.options = options;
        Places places = new Places();
        facilities = new Facilities(options.facilities(), options.from(), places);
        lives = new Lives(options, new Frequencies(), new People(places), new Courses(new Treatments()));
        reports = new CaseReports(options.asOf());
    }

    /** 500 records of patients of three hospitals, some of whom two of them know, for a first look at a registry. */
    public static Demo demo() {
        SyntheticRegistry registry = new SyntheticRegistry(DEMO_SEED, SyntheticOptions.usual().withElsewhere(6, 25));
        return new Demo(registry.facilities(), registry.patients(DEMO_PATIENTS).toList());
    }

    /** The demonstration registry. */
    public record Demo(List<SyntheticFacility> facilities, List<SyntheticPatient> patients) {}

    /** The hospitals that report. */
    public List<SyntheticFacility> facilities() {
        return facilities.all();
    }

    /** The first records. */
    public Stream<SyntheticPatient> patients(long number) {
        Spliterator<SyntheticPatient> all = Spliterators.spliteratorUnknownSize(iterator(),
                Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(all, false).limit(number);
    }

    @Override
    public Iterator<SyntheticPatient> iterator() {
        return new Records();
    }

    /** Numbers the records and accessions as they come. */
    private final class Records implements Iterator<SyntheticPatient> {

        private static final int MOST_ACCESSIONS = 99_999;

        private final Map<String, Integer> accessions = new HashMap<>();
        private final Deque<SyntheticPatient> ready = new ArrayDeque<>();
        private long person;
        private int record;

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public SyntheticPatient next() {
            if (ready.isEmpty()) {
                make(person++);
            }
            return ready.remove();
        }

        private void make(long ordinal) {
            Chance chance = Chance.of(seed, ordinal);
            SyntheticFacility facility = facilities.any(chance);
            Life life = lives.life(ordinal, facility, chance);
            SyntheticFacility other = facilities.otherThan(facility, chance);
            boolean shared = other != facility && chance.happens(options.percentElsewhere());
            List<Relation> relations = life.primaries().stream()
                    .map(primary -> shared ? Relation.first(primary, chance) : Relation.only(primary, chance)).toList();
            ready.add(record(facility, life, relations, chance));
            if (shared) {
                Life asKnown = chance.happens(options.percentNearDuplicates()) ? Lookalike.of(life, chance) : life;
                List<Relation> theirs = IntStream.range(0, relations.size())
                        .mapToObj(place -> Relation.second(life.primaries().get(place), relations.get(place))).toList();
                ready.add(record(other, asKnown, theirs, chance));
            }
        }

        private SyntheticPatient record(SyntheticFacility facility, Life life, List<Relation> relations,
                Chance chance) {
            String patientId = Numbers.padded(++record, 8);
            List<CaseReport> cases = new ArrayList<>();
            for (int place = 0; place < relations.size(); place++) {
                cases.add(reports.report(facility, life, place, relations.get(place), patientId, chance));
            }
            String accession = accession(facility, cases.get(0).firstContact().date());
            cases.replaceAll(report -> report.withAccession(accession));
            return abstracts.write(cases, chance);
        }

        /** The year of the first contact and the order in it; a person keeps it for later primaries. */
        private String accession(SyntheticFacility facility, LocalDate contact) {
            int order = accessions.merge(facility.ordinal() + " " + contact.getYear(), 1, Integer::sum);
            if (order > MOST_ACCESSIONS) {
                throw new IllegalStateException("More than " + MOST_ACCESSIONS + " patients in " + contact.getYear()
                        + " at " + facility.name() + ": give the registry more facilities");
            }
            return contact.getYear() + Numbers.padded(order, 5);
        }
    }
}
