package io.volmount.ssh;

/** How a script becomes root on the node. */
public enum Sudo {
    /** The login is root's own. */
    NONE("sh -s"),
    /** sudo that asks for nothing; in English, so that its refusals can be told apart. */
    PASSWORDLESS("env LC_ALL=C sudo -n sh -s");

    private final String command;

    Sudo(String command) {
        this.command = command;
    }

    /** The command that reads a script from its standard input and runs it. */
    String command() {
        return command;
    }
}
