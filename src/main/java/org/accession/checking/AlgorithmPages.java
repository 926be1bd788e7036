package org.accession.checking;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.accession.identity.Caller;
import org.accession.identity.Person;
import org.accession.identity.Roles;
import org.accession.staging.AlgorithmVersion;
import org.accession.staging.StagingYears;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Installing staging algorithms, and choosing which stages which years. */
@Path("/admin/staging")
@RolesAllowed(Roles.ADMINISTRATOR)
@Blocking
class AlgorithmPages {

    /** An algorithm in a line: who installed it and when, or that it ships with Accession. */
    record Line(AlgorithmVersion version, String name, InstalledAlgorithm.Line installed, String who) {}

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance algorithms(List<Line> algorithms, ChoiceForm form, List<String> choosable,
                StagingChoice choice, String chooser, InstalledAlgorithm.Line installed, boolean installedIsChosen,
                LicensedContent licensed, List<String> refusals);
    }

    private final Caller caller;
    private final StagingSetups setups;
    private final AlgorithmInstaller installer;

    AlgorithmPages(Caller caller, StagingSetups setups, AlgorithmInstaller installer) {
        this.caller = caller;
        this.setups = setups;
        this.installer = installer;
    }

    @GET
    @Transactional
    public TemplateInstance algorithms(@RestQuery Long installed) {
        return page(ChoiceForm.of(setups.current().years()), installed, List.of());
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Transactional
    public Response install(@RestForm("file") FileUpload file) throws IOException {
        caller.mustAdminister(null);
        if (file == null || file.fileName().isEmpty()) {
            return refused(List.of("Choose a file first."));
        }
        AlgorithmInstaller.Installation done = installer.install(file.uploadedFile(), file.fileName(),
                caller.personId());
        if (done instanceof AlgorithmInstaller.Installation.NotInstalled not) {
            return refused(not.reasons().stream().map(reason -> file.fileName() + ": " + reason).toList());
        }
        long id = ((AlgorithmInstaller.Installation.Installed) done).id();
        return Response.seeOther(URI.create("/admin/staging?installed=" + id)).build();
    }

    /** Licensed AJCC content, which Accession does not ship. */
    @POST
    @Path("licensed")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Transactional
    public Response installLicensed(@RestForm("file") FileUpload file) throws IOException {
        caller.mustAdminister(null);
        if (file == null || file.fileName().isEmpty()) {
            return refused(List.of("Choose a file first."));
        }
        List<String> reasons = installer.installLicensed(file.uploadedFile(), file.fileName(), caller.personId());
        return reasons.isEmpty()
                ? Response.seeOther(URI.create("/admin/staging")).build()
                : refused(reasons.stream().map(reason -> file.fileName() + ": " + reason).toList());
    }

    @POST
    @Path("years")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response choose(MultivaluedMap<String, String> given) {
        caller.mustAdminister(null);
        StagingYears former = setups.current().years();
        ChoiceForm form = ChoiceForm.of(given, choosable());
        if (!form.problems().isEmpty()) {
            return Response.status(422).entity(page(form, null, List.of())).build();
        }
        return chosen(form.rules(former));
    }

    @POST
    @Path("years/shipped")
    @Transactional
    public Response chooseShipped() {
        caller.mustAdminister(null);
        return chosen(null);
    }

    private Response chosen(List<StagingYears.Rule> rules) {
        StagingChoice choice = new StagingChoice();
        choice.rules = rules;
        choice.chosenBy = caller.personId();
        choice.persist();
        return Response.seeOther(URI.create("/admin/staging")).build();
    }

    private Response refused(List<String> reasons) {
        return Response.status(422).entity(page(ChoiceForm.of(setups.current().years()), null, reasons)).build();
    }

    /** Those that are installed, and those that the shipped rules name and that may be installed later. */
    private Set<AlgorithmVersion> choosable() {
        Set<AlgorithmVersion> all = new LinkedHashSet<>(setups.current().algorithms().versions());
        StagingYears.standard().rules().forEach(rule -> all.add(rule.algorithm()));
        return all;
    }

    private TemplateInstance page(ChoiceForm form, Long installed, List<String> refusals) {
        StagingSetup setup = setups.current();
        List<InstalledAlgorithm.Line> uploaded = InstalledAlgorithm.lines();
        StagingChoice choice = StagingChoice.newest().filter(one -> one.rules != null).orElse(null);
        Map<Long, String> names = names(uploaded, choice);
        List<Line> lines = setup.algorithms().versions().stream().map(version -> {
            InstalledAlgorithm.Line line = uploaded.stream().filter(one -> one.algorithmVersion().equals(version))
                    .findFirst().orElse(null);
            return new Line(version, setup.years().name(version), line,
                    line == null ? null : names.getOrDefault(line.installedBy(), "Registry"));
        }).toList();
        InstalledAlgorithm.Line newOne = uploaded.stream().filter(one -> one.id().equals(installed)).findFirst()
                .orElse(null);
        return Templates.algorithms(lines, form, choosable().stream().map(AlgorithmVersion::toString).sorted().toList(),
                choice, choice == null ? null : names.getOrDefault(choice.chosenBy, "Registry"), newOne,
                newOne != null && setup.years().names(newOne.algorithmVersion()), LicensedContent.newest().orElse(null),
                refusals);
    }

    private static Map<Long, String> names(List<InstalledAlgorithm.Line> uploaded, StagingChoice choice) {
        Set<Long> ids = uploaded.stream().map(InstalledAlgorithm.Line::installedBy).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (choice != null && choice.chosenBy != null) {
            ids.add(choice.chosenBy);
        }
        return Person.<Person>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }
}
