package io.volmount.cli;

import io.volmount.agent.Agent;
import io.volmount.console.Progress;
import io.volmount.plan.RunInputs;
import io.volmount.playbook.Playbook;
import io.volmount.rollout.Agents;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Planning;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.Survey;
import io.volmount.rollout.Target;
import io.volmount.rollout.Verification;
import io.volmount.ssh.Credentials;
import io.volmount.ssh.Passphrases;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The agents that a command works on, with all that it takes to work on them. */
final class Workplace implements AutoCloseable {
    private final Surroundings surroundings;
    private final ExecutorService looking;
    private final Agents agents;
    private final Inputs inputs;
    private final List<Target> targets;
    private final Progress progress;

    Workplace(AgentOptions options, boolean verbose, Surroundings surroundings) {
        this(Inputs.of(options, surroundings.user()), options.work, verbose, surroundings);
    }

    Workplace(Inputs inputs, WorkOptions options, boolean verbose, Surroundings surroundings) {
        if (options.parallel < 1) {
            throw new Refusal("--parallel takes a number of agents, at least 1");
        }
        if (verbose) {
            surroundings.remark(inputs.roster().remarks());
        }
        this.surroundings = surroundings;
        this.inputs = inputs;
        Passphrases asked = OperatorSecrets.atTerminal(surroundings);
        Credentials credentials = new OperatorSecrets(options.secrets, surroundings)
                .credentials(
                        inputs.roster().agents(), (file, attempt) -> progress().quietly(() -> asked.of(file, attempt)));
        this.agents = surroundings.network().agents(surroundings, credentials, this::remark);
        this.targets = inputs.assignments().stream()
                .map(each -> new Target(each.access(), each.playbook(), agents.of(each.access())))
                .toList();
        this.looking = Executors.newFixedThreadPool(Math.min(options.parallel, targets.size()));
        this.progress = Screen.progress(surroundings, verbose);
    }

    private void remark(String sentence) {
        progress().quietly(() -> {
            surroundings.remark(List.of(sentence));
            return sentence;
        });
    }

    Playbook playbook() {
        return inputs.playbook();
    }

    /** What this work goes by, to be kept. */
    RunInputs given() {
        return inputs.given();
    }

    List<Target> targets() {
        return targets;
    }

    Progress progress() {
        return progress;
    }

    /** Looks at every agent and plans it, telling the operator as it goes. */
    List<RolloutAgent> plan(Planning planning) {
        return plan(planning, targets);
    }

    /** The same with some of the agents. */
    List<RolloutAgent> plan(Planning planning, List<Target> some) {
        progress.looking("probing", some.size());
        return planning.plan(
                some,
                agent -> progress.looked(
                        agent.name(),
                        Outcome.of(agent.plan().verdict()).good(),
                        agent.plan().summary()));
    }

    Survey survey() {
        return new Survey(looking);
    }

    Verification verification() {
        return new Verification(surroundings.clock(), surroundings.sleeper());
    }

    @Override
    public void close() {
        progress.close();
        looking.shutdownNow();
        targets.stream().map(Target::agent).forEach(Agent::close);
        agents.close();
    }
}
