package org.accession.identity;

/** How the person of a session proved who they are. */
public enum Proof {
    /** By the password alone. */
    PASSWORD,
    /** By the password and a code of the second factor. */
    CODE,
    /** At an OpenID Connect provider. */
    PROVIDER
}
