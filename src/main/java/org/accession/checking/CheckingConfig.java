package org.accession.checking;

import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When cases are derived and checked. */
@ConfigMapping(prefix = "accession.checking")
public interface CheckingConfig {

    /** Whether new cases are as they come in; else a restaging does both later, and nothing is loaded for it until then. */
    @WithDefault("true")
    boolean whileImporting();

    /** The last year of follow-up that counts for survival time; else the last year that is over. */
    OptionalInt followedUntil();

    /** Which cases in counties with few Hispanics NHIA looks at by name: 0 all, 1 those of Hispanic origin 7 and 9, 2 those of 7 only. */
    @WithDefault("0")
    String nhia();
}
