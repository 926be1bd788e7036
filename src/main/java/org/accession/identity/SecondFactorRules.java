package org.accession.identity;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who must sign in with a second factor: whoever has a role that sees everything or decides who may see it. */
@ApplicationScoped
class SecondFactorRules {

    private final Set<String> roles;

    /** @param demo in a demonstration nobody must; whoever wants to, may */
    SecondFactorRules(@ConfigProperty(name = "accession.second-factor.roles") Optional<Set<String>> roles,
            @ConfigProperty(name = "accession.demo", defaultValue = "false") boolean demo) {
        this.roles = demo ? Set.of() : roles.orElse(Set.of());
        if (!Roles.ALL.containsAll(this.roles)) {
            throw new IllegalArgumentException(
                    "accession.second-factor.roles names " + this.roles + "; the roles are " + Roles.ALL);
        }
    }

    boolean demandedOf(Person person) {
        return person.grants.stream().anyMatch(grant -> roles.contains(grant.role));
    }
}
