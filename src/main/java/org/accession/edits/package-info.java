/**
 * Edits as they are published: metafiles with their edits, edit sets, tables and messages, and what they find in
 * records. Pure Java; sees the rules and the dictionary.
 */
package org.accession.edits;
