package org.accession.checking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When cases are derived and checked. */
@ConfigMapping(prefix = "accession.checking")
public interface CheckingConfig {

    /** Whether new cases are as they come in; else a restaging does both later, and nothing is loaded for it until then. */
    @WithDefault("true")
    boolean whileImporting();
}
