package io.volmount.app.session;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.app.context.Passwords;
import io.volmount.app.context.ProcessContext;
import io.volmount.console.Progress;
import io.volmount.document.Diagnostics;
import io.volmount.document.Durations;
import io.volmount.mesos.maintenance.AgentDrains;
import io.volmount.plan.Purpose;
import io.volmount.playbook.Playbook;
import io.volmount.probe.AgentPlanner;
import io.volmount.probe.FanOut;
import io.volmount.probe.ParallelPlanner;
import io.volmount.probe.ParallelVerifier;
import io.volmount.probe.Probed;
import io.volmount.probe.Target;
import io.volmount.probe.VerifiedAgent;
import io.volmount.report.result.MasterView;
import io.volmount.report.result.Request;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.driver.Draining;
import io.volmount.rollout.driver.Verification;
import io.volmount.storage.RunInputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The agents of a command, connected and ready to be worked on. */
public final class Session implements AutoCloseable {
    /**
     * The most agents whose connections are kept from their probe to their first step: each takes some 600 KB of memory and
     * two threads, and a run rarely works on more at a time.
     */
    private static final int KEPT_CONNECTIONS = 100;

    private final ProcessContext context;
    private final Instant begun;
    private final Connections connections;
    private final ResolvedInputs inputs;
    private final List<Target> targets;
    private final Optional<AskedMaster> master;

    /** Checks the key files and gets the passwords; connects to no agent and no master yet. */
    public Session(ResolvedInputs inputs, ConnectionSettings settings, ProcessContext context) {
        this.context = context;
        this.begun = context.clock().instant();
        this.inputs = inputs;
        checkIdentities(settings.passwords());
        this.master = inputs.inventory()
                .master()
                .map(url -> new AskedMaster(
                        settings.master().login().masters(context).at(url)));
        this.connections = new Connections(settings, inputs.inventory(), context);
        this.targets = inputs.assignments().stream()
                .map(each -> new Target(each.access(), each.playbook(), agent(each.access())))
                .toList();
    }

    private Agent agent(Access access) {
        Agent agent = connections.agents().of(access);
        return master.map(asked -> asked.of(access.name(), agent)).orElse(agent);
    }

    private void checkIdentities(PasswordSources passwords) {
        Diagnostics diagnostics = new Diagnostics();
        boolean password = passwords.given()
                ? passwords.loginPassword()
                : context.scope().passwords().flatMap(Passwords::login).isPresent();
        List<String> remarks =
                new IdentityCheck(password, diagnostics).of(inputs.inventory().agents());
        diagnostics.throwIfAny();
        context.remark(remarks);
    }

    /** Before any agent was asked. */
    public Instant begun() {
        return begun;
    }

    public Playbook playbook() {
        return inputs.playbook();
    }

    /** What a run keeps of its inputs. */
    public RunInputs given() {
        return inputs.given(context.home());
    }

    /** Who asks for the result, and with what. */
    public Request request() {
        return inputs.selection().request(Optional.of(inputs.playbookFile().name()), inputs.variables(), context);
    }

    public List<Target> targets() {
        return targets;
    }

    public Progress progress() {
        return connections.progress();
    }

    /** Plans by what a probe of the agents finds alone. */
    public ParallelPlanner planner(Purpose purpose) {
        return new ParallelPlanner(survey(), agentPlanner(), purpose);
    }

    public AgentPlanner agentPlanner() {
        return new AgentPlanner(context.steady(), context.sleeper());
    }

    /** Probes and plans every agent, showing the progress. Keeps no connection. */
    public Probed<RolloutAgent> plan(ParallelPlanner planning) {
        return plan(planning, targets, 0, playbook().deviceTimeout(), "");
    }

    /** The same, and keeps the connections of the first agents for their steps. */
    public Probed<RolloutAgent> planToApply(ParallelPlanner planning) {
        return plan(planning, targets, KEPT_CONNECTIONS, playbook().deviceTimeout(), "");
    }

    /**
     * Probes and plans some of the agents once they have ended what they may be in the middle of, showing the progress.
     *
     * @param remedy what to do when this is interrupted, in a phrase; may be empty
     */
    public Probed<RolloutAgent> planAgain(ParallelPlanner planning, List<Target> some, String remedy) {
        return plan(
                planning,
                some,
                KEPT_CONNECTIONS,
                playbook().verify().timeout().plus(playbook().deviceTimeout()),
                remedy);
    }

    private Probed<RolloutAgent> plan(
            ParallelPlanner planning, List<Target> some, int keptConnections, Duration more, String remedy) {
        Set<String> kept =
                some.stream().limit(keptConnections).map(Target::name).collect(Collectors.toSet());
        Duration devices = playbook().deviceTimeout();
        return connections.probe(
                devices.isZero()
                        ? "probing"
                        : "waiting up to " + Durations.text(devices) + " for missing devices, probing",
                some.size(),
                more,
                remedy,
                observer -> planning.plan(some, (target, agent) -> {
                    if (!kept.contains(target.name())) {
                        target.agent().disconnect();
                    }
                    observer.probed(
                            agent.name(),
                            Outcome.of(agent.plan().verdict()).good(),
                            agent.plan().summary());
                }));
    }

    /** The IDs in Mesos of the agents that were probed, by their names; none without a master. */
    public Map<String, String> agentIds() {
        return master.map(AskedMaster::ids).orElse(Map.of());
    }

    /** Recalls the IDs that agents had when the run was planned that is now resumed. */
    public void recall(Map<String, String> ids) {
        master.ifPresent(asked -> asked.recall(ids));
    }

    /** What the master knows of the agents that a plan stops; empty if there is no master, or the plan stops none. */
    public Optional<MasterView> masterView(List<RolloutAgent> planned) {
        return planned.stream().anyMatch(agent -> agent.plan().takes("stop-agent"))
                ? master.map(asked -> asked.view(planned))
                : Optional.empty();
    }

    /** Gathers evidence on every agent, showing the progress. Keeps no connection. */
    public Probed<VerifiedAgent> prove() {
        ParallelVerifier proving = new ParallelVerifier(survey(), verification());
        return connections.probe(
                "verifying",
                targets.size(),
                playbook().verify().timeout(),
                "",
                observer -> proving.verify(targets, (target, agent) -> {
                    target.agent().disconnect();
                    observer.probed(agent.name(), agent.outcome().good(), agent.reason());
                }));
    }

    public FanOut survey() {
        return connections.survey();
    }

    public Draining draining() {
        return new Draining(
                master.<AgentDrains>map(AskedMaster::drains).orElseGet(NoMaster::new),
                context.steady(),
                context.sleeper());
    }

    public Verification verification() {
        return new Verification(context.steady(), context.sleeper());
    }

    @Override
    public void close() {
        connections.quiet();
        targets.stream().map(Target::agent).forEach(Agent::close);
        connections.close();
    }
}
