package org.accession.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.accession.dictionary.DictionaryFault;
import org.accession.identity.Caller;
import org.accession.identity.Roles;
import org.accession.patient.DictionaryInstaller;
import org.accession.patient.DictionaryInstaller.Sent;
import org.accession.patient.InstalledDictionary;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Installing dictionaries: those of senders and states, and base dictionaries that are newer than Accession. */
@Path("/admin/dictionaries")
@RolesAllowed(Roles.ADMINISTRATOR)
@Blocking
class DictionaryFilePages {

    /** The largest official dictionary has half a megabyte. */
    private static final long LARGEST = 16L << 20;
    private static final int MOST_FAULTS = 50;

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance dictionaryFiles(List<InstalledDictionary.Use> installed,
                List<DictionaryFault> faults, int more, int justNow, List<String> needed);
    }

    private final Caller caller;
    private final DictionaryInstaller installer;

    DictionaryFilePages(Caller caller, DictionaryInstaller installer) {
        this.caller = caller;
        this.installer = installer;
    }

    @GET
    @Transactional
    public TemplateInstance dictionaryFiles(@RestQuery int installed) {
        return page(List.of(), installed, List.of());
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response install(@RestForm("file") List<FileUpload> files) throws IOException {
        caller.mustAdminister(null);
        List<Sent> sent = new ArrayList<>();
        for (FileUpload file : files == null ? List.<FileUpload>of() : files) {
            if (file.size() > LARGEST) {
                return refused(List.of(new DictionaryFault(file.fileName(), 0,
                        "The file has more than " + (LARGEST >> 20) + " MB; no dictionary is that large.")));
            }
            if (!file.fileName().isEmpty()) {
                sent.add(new Sent(file.fileName(), Files.readAllBytes(file.uploadedFile())));
            }
        }
        if (sent.isEmpty()) {
            return refused(List.of(new DictionaryFault("No file", 0, "Choose at least one.")));
        }
        List<DictionaryFault> faults = installer.install(sent, caller.personId());
        return faults.isEmpty()
                ? Response.seeOther(URI.create("/admin/dictionaries?installed=" + sent.size())).build()
                : refused(faults);
    }

    @POST
    @Path("{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(long id) {
        caller.mustAdminister(null);
        try {
            List<String> needed = installer.remove(id, caller.personId());
            return needed.isEmpty()
                    ? Response.seeOther(URI.create("/admin/dictionaries")).build()
                    : Response.status(422).entity(page(List.of(), 0, needed)).build();
        } catch (NoSuchElementException gone) {
            throw new NotFoundException(gone);
        }
    }

    private Response refused(List<DictionaryFault> faults) {
        return Response.status(422).entity(page(faults, 0, List.of())).build();
    }

    private TemplateInstance page(List<DictionaryFault> faults, int justNow, List<String> needed) {
        return Templates.dictionaryFiles(installer.installed(),
                faults.subList(0, Math.min(faults.size(), MOST_FAULTS)), Math.max(0, faults.size() - MOST_FAULTS),
                justNow, needed);
    }
}
