package org.accession.identity;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** The people who work with the registry: their accounts and what they may do at which facility. */
@Path("/admin/people")
@RolesAllowed(Roles.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Blocking
class PeoplePages {

    /** A role that somebody has, and whether the caller may take it. */
    record Given(String role, Facility facility, boolean mayTake) {}

    /**
     * What the page of one person shows.
     *
     * @param password a new one, to be told to the person: it is not shown again; or null
     */
    record View(Person person, List<Given> roles, long sessions, boolean self, String password, String refusal) {}

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance people(List<Person> people, List<String> roles, List<Facility> facilities,
                boolean everywhere, String username, String name, String refusal);

        static native TemplateInstance person(View view, List<String> roles, List<Facility> facilities,
                boolean everywhere);
    }

    private final Administration administration;

    PeoplePages(Administration administration) {
        this.administration = administration;
    }

    @GET
    @Transactional
    public TemplateInstance people() {
        return page("", "", null);
    }

    @POST
    @Transactional
    public Response add(@RestForm String username, @RestForm String name, @RestForm String role,
            @RestForm String facility) {
        String account = text(username).toLowerCase(Locale.ROOT);
        Optional<RoleGrant> grant = administration.grant(role, facility);
        Optional<String> refusal = administration.refusal(account, text(name)).or(() -> grant.isPresent()
                ? Optional.empty()
                : Optional.of("Choose a role, and a facility that you administer."));
        if (refusal.isPresent()) {
            return Response.status(422).entity(page(account, text(name), refusal.get())).build();
        }
        Person person = Person.named(account, text(name));
        administration.give(person, grant.get());
        String password = person.issuePassword();
        person.persist();
        return Response.ok(page(person, password, null)).build();
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance person(UUID id) {
        return page(find(id), null, null);
    }

    @POST
    @Path("{id}")
    @Transactional
    public Response rename(UUID id, @RestForm String name) {
        return change(id, person -> {
            Optional<String> refusal = administration.nameRefusal(text(name));
            if (refusal.isEmpty()) {
                person.name = text(name);
            }
            return refusal;
        });
    }

    @POST
    @Path("{id}/roles/give")
    @Transactional
    public Response give(UUID id, @RestForm String role, @RestForm String facility) {
        return change(id, person -> {
            if (administration.isSelf(person)) {
                return Optional.of("Another administrator has to give you a role.");
            }
            Optional<RoleGrant> grant = administration.grant(role, facility);
            grant.ifPresent(asked -> administration.give(person, asked));
            return grant.isPresent()
                    ? Optional.empty()
                    : Optional.of("Choose a role, and a facility that you administer.");
        });
    }

    @POST
    @Path("{id}/roles/take")
    @Transactional
    public Response take(UUID id, @RestForm String role, @RestForm String facility) {
        return change(id, person -> administration.grant(role, facility)
                .filter(asked -> administration.take(person, asked)).isPresent()
                        ? Optional.empty()
                        : Optional.of("This role is not yours to take."));
    }

    @POST
    @Path("{id}/disable")
    @Transactional
    public Response disable(UUID id) {
        return change(id, person -> {
            if (administration.isSelf(person)) {
                return Optional.of("Another administrator has to disable you.");
            }
            administration.disable(person);
            return Optional.empty();
        });
    }

    @POST
    @Path("{id}/enable")
    @Transactional
    public Response enable(UUID id) {
        return change(id, person -> {
            person.disabled = false;
            return Optional.empty();
        });
    }

    @POST
    @Path("{id}/password")
    @Transactional
    public Response password(UUID id, HttpServerRequest request) {
        Person person = find(id);
        if (administration.isSelf(person) || person.issuer != null) {
            return Response.status(422).entity(page(person, null, person.issuer == null
                    ? "Change your own password on your account's page."
                    : "This person signs in elsewhere, with a password of that place.")).build();
        }
        Optional<String> refusal = administration.passwordRefusal(person);
        if (refusal.isPresent()) {
            return Response.status(422).entity(page(person, null, refusal.get())).build();
        }
        return Response.ok(page(person, administration.issuePassword(person, Client.of(request)), null)).build();
    }

    @POST
    @Path("{id}/sessions/end")
    @Transactional
    public Response endSessions(UUID id) {
        return change(id, person -> {
            administration.endSessions(person);
            return Optional.empty();
        });
    }

    @POST
    @Path("{id}/second-factor/remove")
    @Transactional
    public Response removeSecondFactor(UUID id, HttpServerRequest request) {
        return change(id, person -> {
            if (administration.isSelf(person)) {
                return Optional.of("Replace your own second factor on your account's page.");
            }
            Optional<String> refusal = administration.factorRefusal(person);
            if (refusal.isEmpty()) {
                administration.removeSecondFactor(person, Client.of(request));
            }
            return refusal;
        });
    }

    /** Does the work, or says why not. */
    private Response change(UUID id, Function<Person, Optional<String>> work) {
        Person person = find(id);
        Optional<String> refusal = work.apply(person);
        return refusal.isPresent()
                ? Response.status(422).entity(page(person, null, refusal.get())).build()
                : Response.seeOther(URI.create("/admin/people/" + id)).build();
    }

    private Person find(UUID id) {
        return administration.find(id).orElseThrow(NotFoundException::new);
    }

    private TemplateInstance page(String username, String name, String refusal) {
        return Templates.people(administration.people(), Roles.ALL, administration.facilities(),
                administration.isEverywhere(), username, name, refusal);
    }

    private TemplateInstance page(Person person, String password, String refusal) {
        List<Given> roles = person.grants.stream()
                .map(grant -> new Given(grant.role, grant.facility, administration.mayAdminister(grant))).toList();
        return Templates.person(new View(person, roles, person.id == null ? 0 : Session.count("person", person),
                administration.isSelf(person), password, refusal), Roles.ALL, administration.facilities(),
                administration.isEverywhere());
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
