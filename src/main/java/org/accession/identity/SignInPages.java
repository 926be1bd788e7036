package org.accession.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** Signing in. */
@Path("/sign-in")
@PermitAll
@Blocking
class SignInPages {

    /** A path on this very host: no other host, no line break, nothing that a browser would mend. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signIn(String next, String username, String refusal);
    }

    private final SignIn signIn;

    SignInPages(SignIn signIn) {
        this.signIn = signIn;
    }

    @GET
    public TemplateInstance page(@RestQuery Optional<String> next) {
        return Templates.signIn(local(next), "", null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@RestForm String username, @RestForm String password, @RestForm Optional<String> next,
            HttpServerRequest request) {
        SignIn.Answer answer = signIn.with(username == null ? "" : username, password == null ? "" : password);
        if (answer instanceof SignIn.Welcome welcome) {
            return Response.seeOther(URI.create(welcome.mustChangePassword() ? "/password" : local(next)))
                    .cookie(SessionCookie.of(request).holding(welcome.token())).build();
        }
        return Response.status(answer instanceof SignIn.Wait ? 429 : 422)
                .entity(Templates.signIn(local(next), username, refusal(answer))).build();
    }

    private static String refusal(SignIn.Answer answer) {
        return answer instanceof SignIn.Wait wait
                ? "Too many sign-ins failed under this name. Try again in " + spoken(wait.time()) + "."
                : "The name or the password is not right.";
    }

    private static String spoken(Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return seconds < 60 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }

    private static String local(Optional<String> next) {
        return next.filter(path -> LOCAL.matcher(path).matches()).orElse("/");
    }
}
