/**
 * Who looked at whom, and by what right; what was released.
 */
package org.accession.privacy;
