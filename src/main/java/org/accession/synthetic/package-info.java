/**
 * Coherent made-up patients and cases, for demonstrations, tests and benchmarks. Sees only {@code dictionary}.
 * What is likely stands in {@code registry-schemas/synthetic}; what follows from it stands here.
 */
package org.accession.synthetic;
