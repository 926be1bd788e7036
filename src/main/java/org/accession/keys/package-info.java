/**
 * The keys that identifiers are encrypted and matched with. Pure Java; sees no other package of Accession.
 */
package org.accession.keys;
