package org.accession.intake;

import java.util.List;

import org.accession.intake.Held.Case;
import org.accession.patient.TumorCase;

/**
 * Where a case waits that trades places with another. No two have one sequence number, not even for a moment: so it gives
 * its own away before it gets the new one. Only the column is without it in the meantime; the values of the case are those that it had.
 */
final class Parking {

    private final Held held;
    private final List<Case> cases;

    private Parking(Held held, List<Case> cases) {
        this.held = held;
        this.cases = cases;
    }

    /** Takes the cases off their places. */
    static Parking of(Held held, List<Case> cases) {
        Parking parking = new Parking(held, cases);
        cases.forEach(one -> parking.move(one, one.key.withoutSequence()));
        return parking;
    }

    /** Puts a case back that has not got another place after all. Where somebody else is there now, nothing of the batch is stored. */
    void leave(CaseKey.Reader keys) {
        cases.stream().filter(one -> one.key.sequence().isEmpty())
                .forEach(one -> move(one, keys.of(one.values)));
    }

    private void move(Case one, CaseKey key) {
        String sequence = key.sequence().isEmpty() ? null : key.sequence();
        TumorCase.update("sequenceNumberHospital = ?1 where id = ?2", sequence, one.row.id);
        held.key(one, key);
    }
}
