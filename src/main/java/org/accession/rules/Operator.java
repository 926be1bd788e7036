package org.accession.rules;

/** What joins two values, with its rank: a higher one binds closer. */
public enum Operator {
    AND("AND", 1), OR("OR", 1), EQUAL("==", 2), NOT_EQUAL("!=", 2), LESS("<", 2), LESS_OR_EQUAL("<=", 2), GREATER(">",
            2),
    GREATER_OR_EQUAL(">=", 2), PLUS("+", 3), MINUS("-", 3), TIMES("*", 4), DIVIDED("/", 4), REST("%", 4);

    private final String sign;
    private final int rank;

    Operator(String sign, int rank) {
        this.sign = sign;
        this.rank = rank;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    int rank() {
        return rank;
    }

    boolean isLogical() {
        return this == AND || this == OR;
    }

    boolean compares() {
        return rank == 2;
    }
}
