package org.accession.platform;

/** The user of the operating system who runs this: in the logs where otherwise a browser stands. */
public final class MachineUser {

    private MachineUser() {}

    /** For example "command line, by root". */
    public static String atTheCommandLine() {
        return "command line, by " + ProcessHandle.current().info().user().orElse("nobody known");
    }
}
