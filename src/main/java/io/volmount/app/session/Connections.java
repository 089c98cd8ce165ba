package io.volmount.app.session;

import io.volmount.agent.Agents;
import io.volmount.app.context.Interrupts;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.ProgressFactory;
import io.volmount.app.context.StopSignal;
import io.volmount.app.context.Verbosity;
import io.volmount.console.Progress;
import io.volmount.probe.FanOut;
import io.volmount.report.Wording;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.key.Passphrases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** The agents that a command connects to, some at the same time, and the progress of that. */
public final class Connections implements AutoCloseable {
    private final ProcessContext context;
    private final ExecutorService probes;
    private final Agents agents;
    private final ConnectionReport report;
    private final Progress progress;

    /** Gets the passwords first; connects to no agent yet. */
    public Connections(ConnectionSettings settings, ResolvedInventory inventory, ProcessContext context) {
        this.context = context;
        if (settings.verbosity().includes(Verbosity.DETAILS)) {
            context.remark(inventory.remarks());
        }
        Passphrases asked = OperatorSecrets.atTerminal(context);
        Credentials credentials = new OperatorSecrets(settings.passwords(), context)
                .credentials(
                        settings.sudo() ? inventory.agents() : List.of(),
                        (file, attempt) -> progress().quietly(() -> asked.of(file, attempt)))
                .keepingBack(settings.master().login().variables());
        this.report = new ConnectionReport(
                this::remark,
                settings.verbosity(),
                settings.sshLog().map(name -> SshLogFile.create(name, context.clock(), this::remark)));
        this.agents = context.network().agents(context, credentials, report);
        this.probes = Executors.newFixedThreadPool(
                Math.min(settings.parallel(), inventory.agents().size()));
        this.progress = settings.progress().apply(ProgressFactory.progress(context, settings.verbosity()));
    }

    /** Says it below the progress. */
    public void remark(String sentence) {
        progress().quietly(() -> {
            context.remark(sentence);
            return sentence;
        });
    }

    public Agents agents() {
        return agents;
    }

    /** Gets the result of each probe. */
    @FunctionalInterface
    public interface Observer {
        void probed(String agent, boolean good, String what);
    }

    /**
     * Probes agents and shows the progress. A stop signal ends the process, because nothing is changed.
     *
     * @param activity as in {@code probing}
     * @param remedy what to do after a stop signal, in a phrase; may be empty
     */
    public <T> T probe(String activity, int count, String remedy, Function<Observer, T> work) {
        return probe(activity, count, Duration.ZERO, remedy, work);
    }

    /**
     * The same where an agent may need more time than a login and a probe.
     *
     * @param more how much more
     */
    <T> T probe(String activity, int count, Duration more, String remedy, Function<Observer, T> work) {
        AtomicInteger probed = new AtomicInteger();
        Runnable lastWords = () -> {
            progress.close();
            String words = "interrupted after " + probed + " of " + Wording.count(count, "agent");
            context.remark(remedy.isEmpty() ? words : words + "; " + remedy);
        };
        progress.looking(activity, count);
        agents.probeLimit().map(more::plus).ifPresent(progress::limit);
        return context.untilStopped(
                lastWords,
                () -> work.apply((agent, good, what) -> {
                    probed.incrementAndGet();
                    progress.looked(agent, good, what);
                }));
    }

    /**
     * Works on agents and shows the progress. The first stop signal lets the work end, the second ends the process.
     *
     * @param activity as in {@code running}
     * @param stop gets the first signal
     */
    public <T> T work(String activity, int count, Consumer<StopSignal> stop, Function<Observer, T> work)
            throws InterruptedException {
        progress.looking(activity, count);
        return new Interrupts(stop, progress::close).during(() -> work.apply(progress::looked));
    }

    public FanOut survey() {
        return new FanOut(probes, context.clock(), progress::begun);
    }

    public Progress progress() {
        return progress;
    }

    /** Starts no further probe, and shows no more progress. */
    void quiet() {
        progress.close();
        probes.shutdownNow();
    }

    @Override
    public void close() {
        quiet();
        agents.close();
        report.close();
    }
}
