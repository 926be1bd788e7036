package org.accession.rules;

import java.util.List;

/** A value in a rule's tree. Front ends for other notations build the same tree. */
public sealed interface Expression {

    /** Where it stands in the source. */
    Place at();

    /** A number; a truth is 1 or 0, a character in single quotes its code. */
    record Number(Place at, int value) implements Expression {}

    /** A text in quotes. */
    record Text(Place at, String value) implements Expression {}

    /** A constant or a variable. */
    record Name(Place at, String name) implements Expression {}

    /**
     * An item of the record.
     *
     * @param name the XML id, or the standard name
     * @param standard whether it is the standard name
     */
    record Field(Place at, String name, boolean standard) implements Expression {}

    /** A character of a variable, counted from 0. */
    record Element(Place at, String variable, Expression index) implements Expression {}

    /** The opposite. */
    record Not(Place at, Expression value) implements Expression {}

    /** The negative. */
    record Negative(Place at, Expression value) implements Expression {}

    /** Two values and what joins them. */
    record Binary(Place at, Operator operator, Expression left, Expression right) implements Expression {}

    /** A function with its arguments. */
    record Call(Place at, String function, List<Expression> arguments) implements Expression {}
}
