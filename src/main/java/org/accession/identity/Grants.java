package org.accession.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which roles somebody has, and at which facilities. */
public final class Grants {

    static final Grants NONE = new Grants(Map.of(), Set.of());

    private final Map<String, Set<Long>> facilities;
    private final Set<String> everywhere;

    private Grants(Map<String, Set<Long>> facilities, Set<String> everywhere) {
        this.facilities = facilities;
        this.everywhere = everywhere;
    }

    static Grants of(Collection<RoleGrant> granted) {
        Map<String, Set<Long>> facilities = new HashMap<>();
        Set<String> everywhere = new HashSet<>();
        for (RoleGrant grant : granted) {
            if (grant.facility == null) {
                everywhere.add(grant.role);
            } else {
                facilities.computeIfAbsent(grant.role, role -> new HashSet<>()).add(grant.facility.id);
            }
        }
        return new Grants(facilities, everywhere);
    }

    /** The roles that are held anywhere, with those that come along with them, of somebody who has signed in to the end. */
    public Set<String> roles() {
        Set<String> roles = new HashSet<>(facilities.keySet());
        roles.addAll(everywhere);
        if (!roles.isEmpty()) {
            roles.add(Roles.STAFF);
        }
        if (roles.stream().anyMatch(Roles.WITH_PATIENTS::contains)) {
            roles.add(Roles.READER);
        }
        roles.add(Roles.MEMBER);
        return roles;
    }

    /** Whether the role is held at the facility. */
    public boolean has(String role, long facilityId) {
        return hasEverywhere(role) || facilities.getOrDefault(role, Set.of()).contains(facilityId);
    }

    /** Whether the role is held at every facility, those to come among them. */
    public boolean hasEverywhere(String role) {
        return everywhere.contains(role);
    }

    /** What the person sees who acts by any of the roles: the patients of the facilities at which they hold one. */
    public Scope scope(Long personId, Set<String> acting) {
        Set<String> roles = Roles.withPatients(acting);
        if (roles.stream().anyMatch(everywhere::contains)) {
            return Scope.everywhere(personId);
        }
        Set<Long> seen = new HashSet<>();
        roles.forEach(role -> seen.addAll(facilities.getOrDefault(role, Set.of())));
        return Scope.of(personId, seen);
    }
}
