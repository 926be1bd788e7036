package org.accession.privacy;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.accession.identity.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The privacy officer's list of break-glass accesses. */
@Path("/privacy/break-glass")
@RolesAllowed(Roles.PRIVACY)
@Blocking
class GlassListPages {

    private static final int LATEST = 500;

    @CheckedTemplate(basePath = "privacy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance glassList(List<GlassList.Line> lines);
    }

    private final GlassList list;

    GlassListPages(GlassList list) {
        this.list = list;
    }

    @GET
    public TemplateInstance list() {
        return Templates.glassList(list.latest(LATEST));
    }
}
