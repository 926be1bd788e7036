package org.accession.checking;

import java.time.Clock;
import java.time.Year;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.staging.Algorithm;
import org.accession.staging.AlgorithmZip;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.LicensedStaging;
import org.accession.staging.StagingYears;
import org.accession.staging.derived.DerivationSettings;
import org.accession.staging.derived.DerivedItems;

/**
 * Knows what the registry stages by. It is in memory and looked after in the database each time it is asked for, so that
 * what one instance installs holds in all of them from the next transaction on.
 */
@ApplicationScoped
public class StagingSetups {

    /** What a setup was made of. Rows are added only, so that the newest ids say it all. */
    private record Origin(long algorithm, long choice, long licensed, int year) {}

    private record Made(Origin origin, StagingSetup setup) {}

    private final Clock clock;
    private final CheckingConfig config;
    private final Algorithms shipped;
    private volatile Made made;

    StagingSetups(Clock clock, CheckingConfig config) {
        this.clock = clock;
        this.config = config;
        shipped = Algorithms.shipped(clock);
    }

    /** What holds now; within the caller's transaction. */
    public StagingSetup current() {
        Origin origin = origin();
        Made ready = made;
        return ready != null && ready.origin().equals(origin) ? ready.setup() : make(origin);
    }

    private synchronized StagingSetup make(Origin origin) {
        if (made == null || !made.origin().equals(origin)) {
            Algorithms algorithms = algorithms();
            StagingYears years = StagingChoice.newest().filter(choice -> choice.rules != null)
                    .map(choice -> StagingYears.of(choice.rules)).orElseGet(StagingYears::standard);
            CaseStager stager = new CaseStager(algorithms, years, Dictionaries.standard());
            DerivedItems items = new DerivedItems(stager, Dictionaries.standard(),
                    new DerivationSettings(config.followedUntil().orElse(origin.year() - 1), config.nhia()));
            made = new Made(origin, new StagingSetup(algorithms, years, stager, items, licensed()));
        }
        return made.setup();
    }

    /** One that was loaded before is not loaded again. */
    private Algorithms algorithms() {
        Algorithms algorithms = shipped;
        Algorithms loaded = made == null ? shipped : made.setup().algorithms();
        for (InstalledAlgorithm.Line line : InstalledAlgorithm.lines()) {
            algorithms = algorithms.with(loaded.find(line.algorithmVersion()).orElseGet(() -> load(line)));
        }
        return algorithms;
    }

    private Algorithm load(InstalledAlgorithm.Line line) {
        byte[] zip = InstalledAlgorithm.<InstalledAlgorithm>findById(line.id()).content;
        return AlgorithmZip.installed(line.algorithmVersion(), zip, clock);
    }

    private static LicensedStaging licensed() {
        return LicensedContent.newest().map(LicensedContent::table).orElse(LicensedStaging.NONE);
    }

    private Origin origin() {
        Object[] newest = (Object[]) InstalledAlgorithm.getEntityManager().createNativeQuery("""
                SELECT coalesce((SELECT max(id) FROM staging_algorithm), 0),
                    coalesce((SELECT max(id) FROM staging_choice), 0),
                    coalesce((SELECT max(id) FROM licensed_staging), 0)""").getSingleResult();
        return new Origin(((Number) newest[0]).longValue(), ((Number) newest[1]).longValue(),
                ((Number) newest[2]).longValue(), Year.now(clock).getValue());
    }
}
