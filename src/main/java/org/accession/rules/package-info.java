/**
 * The EDITS language: source to tree to closures over {@link org.accession.dictionary.Values}. Pure Java; sees only the
 * dictionary.
 */
package org.accession.rules;
