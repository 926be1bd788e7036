/**
 * What the registry stands on when nothing else is given: a data folder with its secrets, and a PostgreSQL of its own.
 * Plain Java; sees no other package of Accession.
 */
package org.accession.platform;
