package org.accession.backup;

import java.math.BigInteger;

/** How many rows a table has, and a sum over a hash of each: equal for equal rows in whatever order. */
record Sum(long rows, BigInteger hash) {}
