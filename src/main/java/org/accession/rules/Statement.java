package org.accession.rules;

import java.util.List;

/** A step in a rule's tree. */
public sealed interface Statement {

    /** Where it stands in the source. */
    Place at();

    /** The types of variables. */
    enum Type {
        NUMBER("int"), TEXT("char"), COLUMN("tablevar");

        private final String keyword;

        Type(String keyword) {
            this.keyword = keyword;
        }

        /** As it is written. */
        public String keyword() {
            return keyword;
        }
    }

    /**
     * A variable.
     *
     * @param size the room of a text, in characters; 0 if it was not given
     */
    record Declaration(Place at, Type type, String name, int size) implements Statement {}

    /** A variable takes a value. */
    record Assignment(Place at, String variable, Expression value) implements Statement {}

    /** A character of a variable takes a value. */
    record ElementAssignment(Place at, String variable, Expression index, Expression value) implements Statement {}

    /** A call by itself. */
    record Action(Place at, Expression.Call call) implements Statement {}

    /** The end, with a verdict. */
    record Return(Place at, Expression value) implements Statement {}

    /** One way or the other; the other may be empty. */
    record If(Place at, Expression condition, List<Statement> then, List<Statement> otherwise) implements Statement {}

    /** Again and again. */
    record While(Place at, Expression condition, List<Statement> body) implements Statement {}

    /** A function of the rule's own, without parameters; it shares the rule's variables. */
    record Function(Place at, String name, List<Statement> body) implements Statement {}
}
