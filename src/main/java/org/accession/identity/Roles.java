package org.accession.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The roles that a person can have, for one facility or for all. */
public final class Roles {

    public static final String REGISTRAR = "registrar";
    public static final String LEAD = "lead";
    public static final String QUALITY = "quality";
    public static final String SUBMITTER = "submitter";
    public static final String PRIVACY = "privacy";
    public static final String ADMINISTRATOR = "administrator";

    /** All of them. */
    public static final List<String> ALL = List.of(REGISTRAR, LEAD, QUALITY, SUBMITTER, PRIVACY, ADMINISTRATOR);

    /** Those whose work is with patients: no other brings a patient into sight. */
    static final Set<String> WITH_PATIENTS = Set.of(REGISTRAR, LEAD, QUALITY, SUBMITTER, PRIVACY);

    /** Everybody who has any of these has this one too: what all may do names it alone. */
    public static final String STAFF = "staff";

    /** Everybody whose work is with patients has this one too: what they all may read names it alone. */
    public static final String READER = "reader";

    /** Everybody has this one who has signed in to the end, even without any of the above. */
    public static final String MEMBER = "member";

    /** The only role of a person who must first choose a password; nobody is granted it. */
    public static final String NEWCOMER = "newcomer";

    /** The only role of a person of whom a code of the second factor is asked; nobody is granted it. */
    public static final String HALFWAY = "halfway";

    /** The only role of a person who must first add a second factor; nobody is granted it. */
    public static final String ENROLLING = "enrolling";

    private Roles() {}

    /** The roles among those named that work with patients. */
    static Set<String> withPatients(Set<String> named) {
        if (named.contains(STAFF) || named.contains(READER)) {
            return WITH_PATIENTS;
        }
        Set<String> roles = new HashSet<>(named);
        roles.retainAll(WITH_PATIENTS);
        return roles;
    }
}
