package org.accession.home;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.accession.identity.Caller;
import org.accession.identity.Roles;
import org.accession.privacy.GlassList;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Where work starts. */
@Path("/")
@Blocking
class HomePages {

    private static final int LATEST = 10;

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance home(MyWork.Day day, List<GlassList.Line> glass);

        static native TemplateInstance help();
    }

    private final MyWork work;
    private final GlassList glass;
    private final Caller caller;

    HomePages(MyWork work, GlassList glass, Caller caller) {
        this.work = work;
        this.glass = glass;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.STAFF)
    public TemplateInstance home() {
        return Templates.home(work.today(), caller.is(Roles.PRIVACY) ? glass.latest(LATEST) : null);
    }

    @GET
    @Path("help")
    @RolesAllowed("**")
    public TemplateInstance help() {
        return Templates.help();
    }
}
