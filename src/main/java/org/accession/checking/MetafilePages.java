package org.accession.checking;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.accession.edits.EditFault;
import org.accession.edits.EditSelection;
import org.accession.edits.EditSet;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.identity.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Installing metafiles, and choosing which edits are run over whose cases. */
@Path("/admin/edits")
@RolesAllowed(Roles.ADMINISTRATOR)
@Blocking
class MetafilePages {

    /** A metafile in a line; {@code installed} is null for one that ships with Accession. */
    public record Line(String name, String version, int edits, int sets, int tables,
            InstalledMetafile.Line installed, String who) {}

    /** What holds for a facility, for the files of a profile, or for all facilities that have no choice of their own. */
    public record Holding(String whose, String key, EditChoice choice, String who, ChosenEdits edits, int count,
            List<EditFault> notRunnable) {}

    /** All that the page shows. */
    public record View(List<Line> metafiles, List<Holding> choices, EditChoiceForm form, List<EditSet> sets,
            List<Facility> facilities, List<SubmissionProfile> profiles, String withoutAjcc) {}

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance metafiles(View view, InstalledMetafile installed, String refusal);
    }

    private final Caller caller;
    private final Metafiles metafiles;
    private final EditSetups setups;
    private final MetafileInstaller installer;
    private final SubmissionEdits submissions;

    MetafilePages(Caller caller, Metafiles metafiles, EditSetups setups, MetafileInstaller installer,
            SubmissionEdits submissions) {
        this.submissions = submissions;
        this.caller = caller;
        this.metafiles = metafiles;
        this.setups = setups;
        this.installer = installer;
    }

    /** @param metafile whose sets can be chosen; without it those of the one in use */
    @GET
    @Transactional
    public TemplateInstance metafiles(@RestQuery String metafile, @RestQuery String facility,
            @RestQuery UUID installed) {
        return Templates.metafiles(view(form(metafile, facility)), installed == null
                ? null
                : InstalledMetafile.<InstalledMetafile>find("publicId", installed).firstResult(), null);
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Transactional
    public Response install(@RestForm("file") FileUpload file) throws IOException {
        caller.mustAdminister(null);
        if (file == null || file.fileName().isEmpty()) {
            return refused("Choose a file first.");
        }
        MetafileInstaller.Installation done = installer.install(file.uploadedFile(), file.fileName(),
                caller.personId());
        return done instanceof MetafileInstaller.Installation.Installed installed
                ? Response.seeOther(URI.create("/admin/edits?installed=" + installed.metafile().publicId)).build()
                : refused(((MetafileInstaller.Installation.NotInstalled) done).reason());
    }

    @POST
    @Path("choices")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response choose(MultivaluedMap<String, String> given) {
        String metafile = given.getFirst("metafile");
        EditChoiceForm form = EditChoiceForm.of(given, metafiles.names(),
                metafile == null ? List.of() : metafiles.sets(metafile));
        if (!form.problems().isEmpty()) {
            return Response.status(422).entity(Templates.metafiles(view(form), null, null)).build();
        }
        EditChoice choice = form.choice(caller.personId());
        caller.mustAdminister(choice.facility == null ? null : choice.facility.id);
        choice.persistAndFlush();
        return Response.seeOther(URI.create("/admin/edits")).build();
    }

    /** Takes the choice of a facility or a profile back, or without one that of the registry. */
    @POST
    @Path("choices/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response undo(@RestForm String facility) {
        EditChoice none = EditChoiceForm.choiceOf(facility == null ? "" : facility)
                .orElseThrow(NotFoundException::new);
        caller.mustAdminister(none.facility == null ? null : none.facility.id);
        none.chosenBy = caller.personId();
        none.persistAndFlush();
        return Response.seeOther(URI.create("/admin/edits")).build();
    }

    private Response refused(String reason) {
        return Response.status(422).entity(Templates.metafiles(view(form(null, null)), null, reason)).build();
    }

    private EditChoiceForm form(String metafile, String facility) {
        ChosenEdits inUse = setups.current().ofRegistry().orElse(new ChosenEdits("", List.of(), false, false));
        boolean other = metafile != null && metafiles.names().contains(metafile)
                && !metafile.equals(inUse.metafile());
        return EditChoiceForm.of(facility == null ? "" : facility, other
                ? metafiles.find(metafile).map(ChosenEdits::usual).orElse(inUse)
                : inUse);
    }

    private View view(EditChoiceForm form) {
        EditSetup setup = setups.current();
        List<InstalledMetafile.Line> installed = InstalledMetafile.lines();
        Map<Long, EditChoice> choices = EditChoice.inForce();
        Map<Long, String> names = Person.<Person>listAll().stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
        List<Line> lines = new ArrayList<>(metafiles.shipped().stream().map(one -> new Line(one.name(),
                String.valueOf(one.version().number()), one.edits().size(), one.sets().size(), one.tables().size(),
                null, null)).toList());
        installed.forEach(one -> lines.add(new Line(one.name(), one.version(), one.edits(), one.sets(), one.tables(),
                one, names.getOrDefault(one.installedBy(), "Registry"))));
        List<Facility> facilities = Facility.byName();
        List<Holding> holding = new ArrayList<>();
        setup.ofRegistry().ifPresent(
                edits -> holding.add(holding("Every other facility", "", choices.get(0L), names, edits, setup)));
        facilities.stream().filter(one -> choices.containsKey(one.id))
                .forEach(one -> holding.add(holding(one.name, one.publicId.toString(), choices.get(one.id), names,
                        setup.chosen(one.id).orElseThrow(), setup)));
        Map<String, EditChoice> ofProfiles = EditChoice.ofProfiles();
        SubmissionProfile.all().forEach(profile -> submissions.chosen(profile)
                .ifPresent(edits -> holding.add(holding("Files for " + profile.name(),
                        EditChoiceForm.SUBMISSION + profile.id(), ofProfiles.get(profile.id()), names, edits, setup))));
        return new View(lines, holding, form, metafiles.sets(form.metafile()), facilities, SubmissionProfile.all(),
                EditSelection.WITHOUT_AJCC);
    }

    private static Holding holding(String whose, String key, EditChoice choice, Map<Long, String> names,
            ChosenEdits edits,
            EditSetup setup) {
        List<ActiveEdits> active = setup.of(edits);
        return new Holding(whose, key, choice,
                choice == null ? null : names.getOrDefault(choice.chosenBy, "Registry"), edits,
                active.stream().mapToInt(ActiveEdits::size).sum(),
                active.stream().flatMap(each -> each.notRunnable().stream()).toList());
    }
}
