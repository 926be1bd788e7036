/** Files that go out: which cases, in which version and record type, built as a stream and written down as a release. */
package org.accession.submission;
