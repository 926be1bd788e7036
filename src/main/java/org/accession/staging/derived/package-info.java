/**
 * Items that follow from others: what the staging algorithms derive, recodes, survival time, ethnicity, geography. Uses
 * {@code com.imsweb:algorithms} where it is right and says so in {@code registry-schemas/staging/derivations.csv}.
 */
package org.accession.staging.derived;
