/**
 * Staging: from site, histology, year and what was coded, the schema of a case, its stage, and why. Pure Java over the
 * published algorithm files; may use {@code dictionary}, and answers what {@code rules} asks of Collaborative Stage.
 */
package org.accession.staging;
