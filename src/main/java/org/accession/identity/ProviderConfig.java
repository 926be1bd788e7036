package org.accession.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the claims of an OpenID Connect provider mean to the registry. */
@ConfigMapping(prefix = "accession.provider")
public interface ProviderConfig {

    /** What pages call it. */
    @WithDefault("your organization")
    String name();

    /** Whether people may sign in with a password of the registry too; by default only while there is no provider. */
    Optional<Boolean> localAccounts();

    /** Whether a person who signs in for the first time is let in, and not only who was entered before. */
    @WithDefault("true")
    boolean createPeople();

    /** After what time the provider is asked again whether somebody who works here may still come. */
    @WithDefault("5M")
    Duration recheck();

    @WithDefault("preferred_username")
    String usernameClaim();

    @WithDefault("name")
    String nameClaim();

    /** Where the roles are; a slash leads into an object. */
    @WithDefault("realm_access/roles")
    String rolesClaim();

    /** Where the facilities are. */
    @WithDefault("facilities")
    String facilitiesClaim();

    /** The registry's role for a value of the claim that is not called like one. */
    Map<String, String> roles();

    /** FIN, NPI or name of the facility, or an asterisk for all, for a value of the claim that is none of these. */
    Map<String, String> facilities();
}
