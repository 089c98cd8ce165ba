package io.volmount.cli;

import io.volmount.console.Progress;
import io.volmount.rollout.Agents;
import io.volmount.rollout.Survey;
import io.volmount.ssh.Credentials;
import io.volmount.ssh.Passphrases;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The network as a command sees it: agents to be looked at, some at a time, and somebody to tell of it. */
final class Connections implements AutoCloseable {
    private final Surroundings surroundings;
    private final ExecutorService looking;
    private final Agents agents;
    private final Progress progress;

    Connections(WorkOptions options, Roster roster, boolean verbose, Surroundings surroundings) {
        if (options.parallel < 1) {
            throw new Refusal("--parallel takes a number of agents, at least 1");
        }
        this.surroundings = surroundings;
        if (verbose) {
            surroundings.remark(roster.remarks());
        }
        Passphrases asked = OperatorSecrets.atTerminal(surroundings);
        Credentials credentials = new OperatorSecrets(options.secrets, surroundings)
                .credentials(roster.agents(), (file, attempt) -> progress().quietly(() -> asked.of(file, attempt)));
        this.agents = surroundings.network().agents(surroundings, credentials, this::remark);
        this.looking = Executors.newFixedThreadPool(
                Math.min(options.parallel, roster.agents().size()));
        this.progress = Screen.progress(surroundings, verbose);
    }

    private void remark(String sentence) {
        progress().quietly(() -> {
            surroundings.remark(List.of(sentence));
            return sentence;
        });
    }

    Agents agents() {
        return agents;
    }

    /** Tells of one agent that was looked at. */
    @FunctionalInterface
    interface Looked {
        void at(String agent, boolean good, String what);
    }

    /**
     * Looks at agents, telling the operator of each. A stop signal ends the process, for nothing is changed.
     *
     * @param doing as in {@code probing}
     * @param remedy what to do after that, in a phrase; may be empty
     */
    <T> T look(String doing, int count, String remedy, Function<Looked, T> work) {
        AtomicInteger looked = new AtomicInteger();
        Runnable lastWords = () -> {
            progress.close();
            String words = "interrupted after " + looked + " of " + count + (count == 1 ? " agent" : " agents");
            surroundings.remark(List.of(remedy.isEmpty() ? words : words + "; " + remedy));
        };
        progress.looking(doing, count);
        return StopSignal.ending(
                lastWords,
                () -> work.apply((agent, good, what) -> {
                    looked.incrementAndGet();
                    progress.looked(agent, good, what);
                }));
    }

    Survey survey() {
        return new Survey(looking);
    }

    Progress progress() {
        return progress;
    }

    /** Begins no further look, and shows no more progress. */
    void quiet() {
        progress.close();
        looking.shutdownNow();
    }

    @Override
    public void close() {
        quiet();
        agents.close();
    }
}
