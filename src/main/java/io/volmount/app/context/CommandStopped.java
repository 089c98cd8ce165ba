package io.volmount.app.context;

/** A stop signal ended the command, which has said its last words. */
public final class CommandStopped extends RuntimeException {
    private final int exitCode;

    CommandStopped(StopSignal signal) {
        super("stopped by " + signal);
        this.exitCode = signal.exitCode();
    }

    /** As shells report it. */
    public int exitCode() {
        return exitCode;
    }
}
