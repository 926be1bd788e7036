package org.accession.identity;

/**
 * A session at an OpenID Connect provider to which one of ours belongs.
 *
 * @param id what the provider calls it, or null
 * @param signOut the encrypted address that ends it, or null
 * @param refresh the encrypted token that shows whether it still goes on, or null
 */
record ProviderSession(String id, byte[] signOut, byte[] refresh) {}
