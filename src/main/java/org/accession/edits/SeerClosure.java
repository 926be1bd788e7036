package org.accession.edits;

/** A closure of SEER's notation together with the variables that it shares with what is around it. */
record SeerClosure(SeerRun run, int[] parameters, SeerCode.Step body) {

    Object call(Object... arguments) {
        for (int i = 0; i < parameters.length; i++) {
            run.variables[parameters[i]] = i < arguments.length ? arguments[i] : null;
        }
        run.result = null;
        body.ends(run);
        Object result = run.result;
        run.result = null;
        return result;
    }
}
