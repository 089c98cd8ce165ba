package io.volmount.cli;

import io.volmount.console.Progress;
import io.volmount.rollout.Agents;
import io.volmount.rollout.Survey;
import io.volmount.ssh.Credentials;
import io.volmount.ssh.Passphrases;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The network as a command sees it: agents to be looked at, some at a time, and somebody to tell of it. */
final class Connections implements AutoCloseable {
    private final Surroundings surroundings;
    private final ExecutorService looking;
    private final Agents agents;
    private final Progress progress;

    Connections(ConnectingOptions options, Roster roster, boolean verbose, Surroundings surroundings) {
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
