package org.accession.identity;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

/** Tells a program on whose behalf it works. */
@Path("/api/me")
@RolesAllowed(Roles.MEMBER)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class MyselfApi {

    record Myself(String username, String name, List<Right> rights) {}

    /**
     * @param facility its name; null for all
     * @param fin of the facility, or null
     */
    record Right(String role, String facility, String fin) {

        static Right of(RoleGrant grant) {
            return grant.facility == null
                    ? new Right(grant.role, null, null)
                    : new Right(grant.role, grant.facility.name, grant.facility.fin);
        }
    }

    private final Caller caller;

    MyselfApi(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    public Myself myself() {
        Person person = Person.findById(caller.personId());
        return new Myself(person.username, person.name, person.grants.stream().map(Right::of).toList());
    }
}
