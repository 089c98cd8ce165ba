package io.volmount.cli;

import io.volmount.agent.Agent;
import io.volmount.console.Progress;
import io.volmount.document.Problems;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventory;
import io.volmount.inventory.Limit;
import io.volmount.inventory.Operator;
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
import io.volmount.ssh.SshAgents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The agents that a command works on, with all that it takes to work on them. */
final class Workplace implements AutoCloseable {
    private final Surroundings surroundings;
    private final ExecutorService looking;
    private final Agents agents;
    private final Playbook playbook;
    private final List<Target> targets;
    private final Progress progress;

    Workplace(AgentOptions options, boolean verbose, Surroundings surroundings) {
        if (options.parallel < 1) {
            throw new Refusal("--parallel takes a number of agents, at least 1");
        }
        this.surroundings = surroundings;
        this.playbook = Playbook.load(options.playbook);
        List<Host> hosts = hosts(options, surroundings);
        Passphrases asked = OperatorSecrets.atTerminal(surroundings);
        Credentials credentials = new OperatorSecrets(options.secrets, surroundings)
                .credentials(hosts, (file, attempt) -> progress().quietly(() -> asked.of(file, attempt)));
        this.agents = new SshAgents(
                surroundings.home(),
                keyAgent(surroundings),
                credentials,
                surroundings.random(),
                surroundings.sleeper(),
                surroundings.clock());
        this.targets = targets(hosts);
        this.looking = Executors.newFixedThreadPool(Math.min(options.parallel, Math.max(1, targets.size())));
        this.progress = Screen.progress(surroundings, verbose);
    }

    private static List<Host> hosts(AgentOptions options, Surroundings surroundings) {
        Operator operator = new Operator(surroundings.home(), surroundings.userName());
        Inventory inventory = Inventory.load(options.inventory, operator);
        return options.limit
                .map(pattern -> Limit.parse(pattern).of(inventory))
                .orElse(inventory)
                .hosts();
    }

    private static Optional<Path> keyAgent(Surroundings surroundings) {
        return Optional.ofNullable(surroundings.environment().get("SSH_AUTH_SOCK"))
                .filter(socket -> !socket.isBlank())
                .map(Path::of);
    }

    private List<Target> targets(List<Host> hosts) {
        Problems problems = new Problems();
        List<Target> found = new ArrayList<>();
        for (Host host : hosts) {
            playbook.resolvedFor(host.name(), host.vars(), problems)
                    .ifPresent(resolved -> found.add(new Target(host, resolved, agents.of(host))));
        }
        problems.throwIfAny();
        return found;
    }

    Playbook playbook() {
        return playbook;
    }

    List<Target> targets() {
        return targets;
    }

    Progress progress() {
        return progress;
    }

    /** Looks at every agent and plans it, telling the operator as it goes. */
    List<RolloutAgent> plan(Planning planning) {
        progress.looking("probing", targets.size());
        return planning.plan(
                targets,
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
