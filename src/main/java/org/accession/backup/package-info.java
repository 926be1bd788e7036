/**
 * The whole registry in one encrypted file and back, and the age of its keys. Plain Java on the owner's connection: it
 * works on a registry whose service does not run, and sees {@code platform} and {@code keys} alone.
 */
package org.accession.backup;
