package org.accession.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GrantsTest {

    private static final long A = 1;
    private static final long B = 2;

    private final List<RoleGrant> granted = new ArrayList<>();

    @Test
    void a_role_at_one_facility_gives_no_right_at_another() {
        grant(Roles.REGISTRAR, A).grant(Roles.QUALITY, B);

        assertThat(scope(Roles.REGISTRAR).facilityIds()).containsExactly(A);
        assertThat(scope(Roles.QUALITY).facilityIds()).containsExactly(B);
        assertThat(scope(Roles.SUBMITTER).facilityIds()).isEmpty();
        assertThat(grants().has(Roles.REGISTRAR, B)).isFalse();
    }

    @Test
    void a_route_for_several_roles_shows_the_facilities_of_all_of_them() {
        grant(Roles.REGISTRAR, A).grant(Roles.LEAD, B);

        assertThat(grants().scope(7L, Set.of(Roles.REGISTRAR, Roles.LEAD)).facilityIds()).containsExactlyInAnyOrder(A,
                B);
        assertThat(scope(Roles.READER).facilityIds()).containsExactlyInAnyOrder(A, B);
        assertThat(scope(Roles.STAFF).facilityIds()).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void a_role_everywhere_is_everywhere_for_its_own_routes_alone() {
        grant(Roles.QUALITY, null).grant(Roles.REGISTRAR, A);

        assertThat(scope(Roles.QUALITY).facilityIds()).as("all").isNull();
        assertThat(scope(Roles.REGISTRAR).facilityIds()).containsExactly(A);
        assertThat(grants().has(Roles.QUALITY, B)).isTrue();
        assertThat(grants().hasEverywhere(Roles.REGISTRAR)).isFalse();
    }

    @Test
    void who_administers_sees_no_patient_by_it() {
        grant(Roles.ADMINISTRATOR, null);

        for (String role : List.of(Roles.ADMINISTRATOR, Roles.STAFF, Roles.READER)) {
            assertThat(scope(role).facilityIds()).as(role).isEmpty();
        }
        assertThat(grants().roles()).containsExactlyInAnyOrder(Roles.ADMINISTRATOR, Roles.STAFF,
                Roles.MEMBER);
    }

    @Test
    void who_has_no_role_has_none_of_those_that_come_along_either() {
        assertThat(grants().roles()).containsExactly(Roles.MEMBER);
        assertThat(scope(Roles.STAFF).facilityIds()).isEmpty();
    }

    private GrantsTest grant(String role, Long facilityId) {
        RoleGrant grant = new RoleGrant();
        grant.role = role;
        if (facilityId != null) {
            grant.facility = new Facility();
            grant.facility.id = facilityId;
        }
        granted.add(grant);
        return this;
    }

    private Grants grants() {
        return Grants.of(granted);
    }

    private Scope scope(String role) {
        return grants().scope(7L, Set.of(role));
    }
}
