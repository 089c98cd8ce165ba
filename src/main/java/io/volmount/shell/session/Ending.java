package io.volmount.shell.session;

/** How a command ended, as observed by this side. */
public sealed interface Ending {

    /** A predicate, such as {@code exited with status 1}. */
    String words();

    <R> R accept(Cases<R> cases);

    /** A visitor with one method per ending. */
    interface Cases<R> {
        R exited(int status);

        R killed(String signal);

        R inDoubt(String why);

        R neverRan(String why);
    }

    /** The command exited; its output is complete. */
    record Exited(int status) implements Ending {
        @Override
        public String words() {
            return "exited with status " + status;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.exited(status);
        }
    }

    /**
     * A signal terminated the command; processes that it started may still run.
     *
     * @param signal without SIG: {@code KILL}; {@code UNKNOWN} if SSH has no name for it
     */
    record Killed(String signal) implements Ending {
        @Override
        public String words() {
            return "was killed by signal " + signal;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.killed(signal);
        }
    }

    /** The end was not observed. The command may have completed, may not have started, or may still be running. */
    record InDoubt(String why) implements Ending {
        @Override
        public String words() {
            return "is in doubt: " + why;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.inDoubt(why);
        }
    }

    /** The command certainly did not start. */
    record NeverRan(String why) implements Ending {
        @Override
        public String words() {
            return "never ran: " + why;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.neverRan(why);
        }
    }
}
