package io.volmount.shell.session;

/** How a command ended, as far as this side could see. */
public sealed interface Ending {

    /** What follows "the command", as in {@code exited with status 1}. */
    String words();

    <R> R accept(Cases<R> cases);

    /** One answer for each way to end. */
    interface Cases<R> {
        R exited(int status);

        R killed(String signal);

        R inDoubt(String why);

        R neverRan(String why);
    }

    /** The command ended by itself and its output is complete. */
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
     * A signal ended the command; what it had started may live on.
     *
     * @param signal without its SIG, as {@code KILL}; {@code UNKNOWN} if SSH has no name for it
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

    /** The end was not seen. The command may have done everything, or nothing, or may be running still. */
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
