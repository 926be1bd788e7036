package org.accession.jobs;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

/** What people do with a job on a page of it: watch it, stop it, let it go on. */
@ApplicationScoped
public class JobDesk {

    private final Jobs jobs;

    JobDesk(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The part of the page that is polled while the job runs; once it has ended the whole page is fetched anew. */
    public Response progress(Job job, TemplateInstance part) {
        Response.ResponseBuilder response = Response.ok(part.render());
        return (job.state.ended() ? response.header("HX-Refresh", "true") : response).build();
    }

    /** Asks the job to stop, and leads back to its page. */
    public Response cancel(Job job, URI page) {
        jobs.cancel(job);
        return Response.seeOther(page).build();
    }

    /** Lets a job that failed or was cancelled go on, and leads back to its page. */
    public Response goOn(Job job, URI page) {
        jobs.goOn(job);
        return Response.seeOther(page).build();
    }
}
