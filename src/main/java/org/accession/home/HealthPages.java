package org.accession.home;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.accession.identity.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** How the registry is, for who runs it. */
@Path("/admin/health")
@RolesAllowed(Roles.ADMINISTRATOR)
@Blocking
class HealthPages {

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance health(List<Health.Line> lines);
    }

    private final Health health;

    HealthPages(Health health) {
        this.health = health;
    }

    @GET
    @Transactional
    public TemplateInstance health() {
        return Templates.health(health.lines());
    }
}
