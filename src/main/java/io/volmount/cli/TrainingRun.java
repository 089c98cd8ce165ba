package io.volmount.cli;

import io.volmount.app.context.ProcessContext;

/**
 * Runs a command as {@link Main} does, and ends when the threads that it started have ended: what it loads does not depend on
 * how busy the machine is. For who packages volmount with an archive of classes.
 */
final class TrainingRun {
    private TrainingRun() {}

    /** Ends with the exit code of the command. */
    public static void main(String... args) throws InterruptedException {
        int exitCode = Main.run(ProcessContext.real(), args);
        Thread[] threads = new Thread[Thread.activeCount()];
        int running = Thread.enumerate(threads);
        for (int thread = 0; thread < running; thread++) {
            if (threads[thread] != Thread.currentThread()) {
                threads[thread].join();
            }
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
