package io.volmount.cli;

import io.volmount.agent.Agent;
import io.volmount.console.Progress;
import io.volmount.playbook.Playbook;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Planning;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.Survey;
import io.volmount.rollout.Target;
import io.volmount.rollout.Verification;
import java.util.List;

/** The agents that a command works on, with all that it takes to work on them. */
final class Workplace implements AutoCloseable {
    private final Surroundings surroundings;
    private final Connections connections;
    private final Playbook playbook;
    private final List<Target> targets;

    Workplace(AgentOptions options, boolean verbose, Surroundings surroundings) {
        Inputs inputs = Inputs.read(options, surroundings.user());
        this.surroundings = surroundings;
        this.playbook = inputs.playbook();
        this.connections = new Connections(options, inputs.roster(), verbose, surroundings);
        this.targets = inputs.assignments().stream()
                .map(each -> new Target(
                        each.access(), each.playbook(), connections.agents().of(each.access())))
                .toList();
    }

    Playbook playbook() {
        return playbook;
    }

    List<Target> targets() {
        return targets;
    }

    Progress progress() {
        return connections.progress();
    }

    /** Looks at every agent and plans it, telling the operator as it goes. */
    List<RolloutAgent> plan(Planning planning) {
        progress().looking("probing", targets.size());
        return planning.plan(
                targets,
                agent -> progress()
                        .looked(
                                agent.name(),
                                Outcome.of(agent.plan().verdict()).good(),
                                agent.plan().summary()));
    }

    Survey survey() {
        return connections.survey();
    }

    Verification verification() {
        return new Verification(surroundings.clock(), surroundings.sleeper());
    }

    @Override
    public void close() {
        connections.quiet();
        targets.stream().map(Target::agent).forEach(Agent::close);
        connections.close();
    }
}
