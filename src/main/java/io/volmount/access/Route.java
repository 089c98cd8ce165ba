package io.volmount.access;

/** How to connect to a server. Equal routes can share connections. */
public sealed interface Route {

    /** The jump hosts, as errors append them to the destination; may be empty. */
    String description();

    /**
     * The host from which the server can be reached, as a clause such as {@code on jump@bastion:22}; empty for this
     * machine.
     */
    default String onLastJumpHost() {
        return "";
    }

    /** A TCP connection from this machine. */
    record Direct() implements Route {
        @Override
        public String description() {
            return "";
        }
    }

    /** A TCP connection that another SSH server forwards. */
    record Through(SshTarget hop) implements Route {
        @Override
        public String description() {
            return (hop.route() instanceof Through ? hop.route().description() + ", then " : " through ")
                    + hop.destination();
        }

        @Override
        public String onLastJumpHost() {
            return " on " + hop.destination();
        }
    }

    /**
     * The standard streams of a command (ProxyCommand).
     *
     * @param shell the operator's shell, which runs it
     */
    record Command(String shell, String line) implements Route {
        @Override
        public String description() {
            return "";
        }
    }
}
