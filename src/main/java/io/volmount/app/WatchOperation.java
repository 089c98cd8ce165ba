package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.ProgressFactory;
import io.volmount.app.context.Verbosity;
import io.volmount.console.Progress;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.RunEntry;
import io.volmount.journal.RunFollower;
import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * Shows a run that another process executes, from its journal; changes nothing.
 *
 * @param verbosity with details, every event is reported
 */
public record WatchOperation(Verbosity verbosity, ProcessContext context) {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Shows the run until it ends or its process does; what has become of it by then. */
    public RunEntry run(RunDirectory directory) throws IOException, InterruptedException {
        RunFollower follower = new RunFollower(directory);
        if (follower.running()) {
            context.remark("watching run " + directory.run());
            show(directory, follower);
        }
        return RunEntry.of(directory);
    }

    private void show(RunDirectory directory, RunFollower follower) throws IOException, InterruptedException {
        Progress progress = ProgressFactory.watching(context, verbosity);
        Runnable lastWords = () -> {
            progress.close();
            context.remark("no longer watching run " + directory.run() + ", which goes on");
        };
        try {
            context.<Boolean, InterruptedException>untilStopped(lastWords, () -> follow(follower, progress));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            progress.close();
        }
    }

    /** @return always true */
    private boolean follow(RunFollower follower, Progress progress) throws InterruptedException {
        try {
            List<RolloutEvent> past = follower.more();
            progress.recall(past);
            boolean closed = isClosed(past);
            while (!closed) {
                boolean running = follower.running();
                List<RolloutEvent> news = follower.more();
                news.forEach(progress::record);
                closed = isClosed(news) || !running;
                if (!closed) {
                    context.sleeper().sleep(PAUSE);
                }
            }
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isClosed(List<RolloutEvent> events) {
        return !events.isEmpty() && events.get(events.size() - 1) instanceof RolloutEvent.RunClosed;
    }
}
