package org.accession.home;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.accession.identity.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Where work starts. */
@Path("/")
@Blocking
class HomePages {

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance home(MyWork.Day day);

        static native TemplateInstance help();
    }

    private final MyWork work;

    HomePages(MyWork work) {
        this.work = work;
    }

    @GET
    @RolesAllowed(Roles.STAFF)
    public TemplateInstance home() {
        return Templates.home(work.today());
    }

    @GET
    @Path("help")
    @RolesAllowed("**")
    public TemplateInstance help() {
        return Templates.help();
    }
}
