package org.accession.identity;

/**
 * A session at an OpenID Connect provider.
 *
 * @param id what the provider calls it, or null if it does not tell
 * @param signOut the encrypted address that ends it, or null if there is none
 */
record ProviderSession(String id, byte[] signOut) {}
