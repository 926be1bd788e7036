package org.accession.dictionary;

import java.util.List;

/**
 * What is converted together: a patient with the tumors, or one of them, or the root items by themselves.
 *
 * @param root the root items, or null
 * @param patient the patient's items, or null
 * @param tumors the items of each tumor; may be empty
 */
record ConversionRecord(Values root, Values patient, List<Values> tumors) {

    interface Visitor {
        /** Called with the number of the tumor, from 1, or 0 if the values are no tumor's. */
        void visit(Values values, int tumor);
    }

    /** Visits what there is at the level. */
    void at(Level level, Visitor visitor) {
        switch (level) {
            case ROOT -> visit(root, visitor);
            case PATIENT -> visit(patient, visitor);
            case TUMOR -> {
                for (int i = 0; i < tumors.size(); i++) {
                    visitor.visit(tumors.get(i), i + 1);
                }
            }
        }
    }

    /** Visits everything. */
    void all(Visitor visitor) {
        for (Level level : Level.values()) {
            at(level, visitor);
        }
    }

    private static void visit(Values values, Visitor visitor) {
        if (values != null) {
            visitor.visit(values, 0);
        }
    }
}
