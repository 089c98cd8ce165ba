package io.volmount.shell;

import io.volmount.inventory.Sudo;

/** How a script becomes root on the node. */
public enum RootShell {
    /** The login is root's own. */
    LOGIN("sh -s"),
    /** By sudo, told never to ask; in English, so that its refusals can be told apart. */
    SUDO("env LC_ALL=C sudo -n sh -s");

    private final String command;

    RootShell(String command) {
        this.command = command;
    }

    public static RootShell of(Sudo sudo) {
        return sudo == Sudo.NONE ? LOGIN : SUDO;
    }

    /** The command that reads a script from its standard input and runs it. */
    String command() {
        return command;
    }
}
