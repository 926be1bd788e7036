/** Commands for files: files in, files out; no server and no database. */
package org.accession.cli;
