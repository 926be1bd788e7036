package org.accession.identity;

/** How far somebody has come with signing in. Only {@link #WORK} opens the registry; each other stage opens one page. */
enum Stage {

    /** The password was right; a code of the second factor is asked for. */
    CODE(Roles.HALFWAY, "/sign-in/code"),
    /** Must first choose a password. */
    PASSWORD(Roles.NEWCOMER, "/password"),
    /** Has a role that asks for a second factor, and has none yet. */
    FACTOR(Roles.ENROLLING, "/second-factor"),
    /** Is in. */
    WORK(Roles.MEMBER, "/");

    final String role;
    /** The page to go to. */
    final String address;

    Stage(String role, String address) {
        this.role = role;
        this.address = address;
    }

    static Stage of(Person person, Proof proof, SecondFactorRules rules) {
        if (proof == Proof.PASSWORD && person.secondFactor) {
            return CODE;
        }
        if (proof != Proof.PROVIDER && person.mustChangePassword) {
            return PASSWORD;
        }
        return proof == Proof.PASSWORD && rules.demandedOf(person) ? FACTOR : WORK;
    }
}
