/**
 * People, their sessions and roles, the facilities they work for, and what of the registry that lets them see.
 * Sees no other package of Accession.
 */
package org.accession.identity;
