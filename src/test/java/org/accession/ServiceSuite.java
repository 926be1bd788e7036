package org.accession;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of the running service as one, for Maven: it deals classes out to two processes, and would have the service
 * started anew for each. While this suite keeps one process, the other one runs the tests of the pure packages.
 */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages("org.accession")
@ExcludePackages({
        "org.accession.cli",
        "org.accession.dictionary",
        "org.accession.edits",
        "org.accession.keys",
        "org.accession.naaccrxml",
        "org.accession.rules",
        "org.accession.staging",
        "org.accession.statistics",
        "org.accession.synthetic"})
@IncludeClassNamePatterns(".*Test")
class ServiceSuite {}
