package io.volmount.access;

/** How to get to a server. Equal ways are the same way: what leads there may be shared. */
public sealed interface Route {

    /** What errors add to the target's own words: the servers on the way. */
    String description();

    /** Where a command has to be run that wants to see the server, if not here: {@code on jump@bastion:22}. */
    default String onLastJumpHost() {
        return "";
    }

    /** By a TCP connection from here. */
    record Direct() implements Route {
        @Override
        public String description() {
            return "";
        }
    }

    /** By a TCP connection that another SSH server makes. */
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
     * By the standard streams of a command.
     *
     * @param shell the operator's, which runs it
     */
    record Command(String shell, String line) implements Route {
        @Override
        public String description() {
            return "";
        }
    }
}
