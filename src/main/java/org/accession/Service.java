package org.accession;

import jakarta.inject.Inject;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;

/** The registry as a service: says where it answers, and runs until it is told to stop. */
public class Service implements QuarkusApplication {

    @Inject
    HttpServer server;

    @Override
    public int run(String... arguments) {
        System.out.println("Accession answers at http://localhost:" + server.getPort() + "/");
        Quarkus.waitForExit();
        return 0;
    }
}
