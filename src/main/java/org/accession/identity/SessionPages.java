package org.accession.identity;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;

/** Asked by a page that wants to go on: whose session this is, and for how many seconds more. To ask winds its idle clock. */
@Path("/session")
@RolesAllowed(Roles.MEMBER)
@Blocking
class SessionPages {

    private final Caller caller;

    SessionPages(Caller caller) {
        this.caller = caller;
    }

    @GET
    public Response whose() {
        return Response.ok(Map.of("person", caller.personId().toString(), "left", String.valueOf(caller.secondsLeft())),
                MediaType.APPLICATION_JSON_TYPE).build();
    }
}
