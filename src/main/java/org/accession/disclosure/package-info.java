/** Every release of identifiable data: who, when, to whom, why, and each patient in it. */
package org.accession.disclosure;
