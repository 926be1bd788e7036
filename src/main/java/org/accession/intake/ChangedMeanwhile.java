package org.accession.intake;

import java.util.List;
import java.util.stream.Collectors;

import org.accession.patient.ItemOutcome;

/** Values are no longer those with which a record was compared: it is to be compared anew. */
final class ChangedMeanwhile extends RuntimeException {

    ChangedMeanwhile(List<ItemOutcome.Refused> refused) {
        super("These items have another value by now than the one it was compared with: "
                + refused.stream().map(one -> one.item().id()).collect(Collectors.joining(", ")) + ".");
    }
}
