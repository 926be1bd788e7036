package org.accession.intake;

import org.jboss.resteasy.reactive.RestForm;

/** How a file that is sent is to be taken in. */
public class ImportForm {

    /** Whose the records are that name no facility, by what stands for it in an address. */
    @RestForm
    public String facility = "";

    @RestForm
    public boolean addFacilities;

    @RestForm
    public boolean absentMeansCleared;
}
