/**
 * What the registry knows about NAACCR data items: identity, definition in each version, codes and documentation.
 * Pure Java; sees no other package of Accession.
 */
package org.accession.dictionary;
