/**
 * Where work starts: my work, search, help.
 * May see every package of Accession.
 */
package org.accession.home;
