package org.accession.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;

/** The address that is being answered, for the bar to mark where one is. */
@Named("here")
@RequestScoped
public class Here {

    private final UriInfo address;

    Here(UriInfo address) {
        this.address = address;
    }

    /** Whether the address is the path or lies below it. */
    public boolean below(String path) {
        String here = address.getPath();
        return here.equals(path) || here.startsWith(path + "/");
    }

    /** Whether the address is the first page. */
    public boolean isHome() {
        return address.getPath().equals("/");
    }
}
