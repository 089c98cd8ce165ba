package io.volmount.cli;

import io.volmount.agent.Agent;
import io.volmount.console.Progress;
import io.volmount.document.Problems;
import io.volmount.plan.RunInputs;
import io.volmount.playbook.Playbook;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Planning;
import io.volmount.rollout.ProvenAgent;
import io.volmount.rollout.Proving;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.Survey;
import io.volmount.rollout.Target;
import io.volmount.rollout.Verification;
import java.util.List;

/** The agents that a command works on, with all that it takes to work on them. */
final class Workplace implements AutoCloseable {
    private final Surroundings surroundings;
    private final Connections connections;
    private final Inputs inputs;
    private final List<Target> targets;

    Workplace(AgentOptions options, boolean verbose, Surroundings surroundings) {
        this(Inputs.of(options, surroundings), options.work, verbose, surroundings);
    }

    Workplace(Inputs inputs, WorkOptions options, boolean verbose, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.inputs = inputs;
        checkIdentities(options.secrets);
        this.connections = new Connections(options, inputs.roster(), verbose, surroundings);
        this.targets = inputs.assignments().stream()
                .map(each -> new Target(
                        each.access(), each.playbook(), connections.agents().of(each.access())))
                .toList();
    }

    private void checkIdentities(SecretOptions secrets) {
        Problems problems = new Problems();
        List<String> remarks = new IdentityCheck(secrets.loginPassword(), problems)
                .of(inputs.roster().agents());
        problems.throwIfAny();
        surroundings.remark(remarks);
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
        return connections.progress();
    }

    /** Looks at every agent and plans it, telling the operator as it goes. */
    List<RolloutAgent> plan(Planning planning) {
        return plan(planning, targets, "");
    }

    /**
     * The same with some of the agents.
     *
     * @param remedy what to do when this is interrupted, in a phrase; may be empty
     */
    List<RolloutAgent> plan(Planning planning, List<Target> some, String remedy) {
        return connections.look(
                "probing",
                some.size(),
                remedy,
                looked -> planning.plan(
                        some,
                        agent -> looked.at(
                                agent.name(),
                                Outcome.of(agent.plan().verdict()).good(),
                                agent.plan().summary())));
    }

    /** Gathers evidence of every agent, telling the operator as it goes. */
    List<ProvenAgent> prove() {
        Proving proving = new Proving(survey(), verification());
        return connections.look(
                "verifying",
                targets.size(),
                "",
                looked -> proving.prove(
                        targets,
                        agent -> looked.at(agent.name(), agent.outcome().good(), agent.reason())));
    }

    Survey survey() {
        return connections.survey();
    }

    Verification verification() {
        return new Verification(surroundings.steady(), surroundings.sleeper());
    }

    @Override
    public void close() {
        connections.quiet();
        targets.stream().map(Target::agent).forEach(Agent::close);
        connections.close();
    }
}
