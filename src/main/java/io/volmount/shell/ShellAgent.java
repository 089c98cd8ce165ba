package io.volmount.shell;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.Sleeper;
import io.volmount.agent.TimeLimit;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.RunIdentity;
import io.volmount.shell.parse.EvidenceParser;
import io.volmount.shell.parse.FactsParser;
import io.volmount.shell.parse.MalformedOutput;
import io.volmount.shell.parse.Sections;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.ElevatedCommand;
import io.volmount.shell.session.Nonce;
import io.volmount.shell.session.PersistentShell;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ShellOpener;
import io.volmount.step.Reboot;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.Filesystem;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * An agent operated through a shell. Logs in on first use, keeps the connection between steps and drops it while the
 * node reboots. Not thread-safe.
 */
public final class ShellAgent implements Agent {
    private final PersistentShell shell;
    private final RootShell root;
    private final AgentTimeouts timeouts;
    private final Clock clock;
    private final InstantSource steady;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /**
     * @param clock wall clock, compared with the node's
     * @param steady monotonic time for timeouts
     * @param random for nonces, which must be unpredictable for a node, and for jitter
     */
    public ShellAgent(
            ShellOpener opener,
            RootShell root,
            AgentTimeouts timeouts,
            Clock clock,
            InstantSource steady,
            Sleeper sleeper,
            RandomGenerator random) {
        this.shell = new PersistentShell(opener);
        this.root = root;
        this.timeouts = timeouts;
        this.clock = clock;
        this.steady = steady;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
        return query(
                RemoteScript.facts(Nonce.draw(random), request), sections -> new FactsParser(sections).facts(request));
    }

    @Override
    public NodeFacts probeNode() throws AgentUnreachable {
        ProbeRequest request = new ProbeRequest(List.of(), List.of(), List.of(), Set.of(Filesystem.values()));
        return query(
                RemoteScript.node(Nonce.draw(random), request), sections -> new FactsParser(sections).node(request));
    }

    @Override
    public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
        return query(
                RemoteScript.evidence(Nonce.draw(random), request),
                sections -> EvidenceParser.parse(sections, request));
    }

    @Override
    public StepResult perform(ScriptStep step, RunIdentity identity) {
        StepResult result =
                run(RemoteScript.step(Nonce.draw(random), step, identity, timeouts.lock()), timeouts.of(step));
        boolean mayGoDown = result.status() == Status.DONE || result.status() == Status.IN_DOUBT;
        if (!(step instanceof Reboot reboot) || !mayGoDown) {
            return result;
        }
        return new RebootWait(reboot, steady, sleeper, timeouts.reconnect(), random, this::bootId)
                .await(new RebootOutcome(result.output()));
    }

    @Override
    public StepResult release(String lock) {
        return run(RemoteScript.release(Nonce.draw(random), lock, timeouts.release()), timeouts.probe());
    }

    @Override
    public NodeCheckResult check() {
        return new NodeChecker(shell, root, timeouts, clock, random).run();
    }

    @Override
    public NodeCommandResult run(NodeCommand command) {
        return new NodeCommandRunner(shell, root, random).run(command);
    }

    @Override
    public void disconnect() {
        shell.close();
    }

    @Override
    public void close() {
        shell.close();
    }

    private StepResult run(RemoteScript script, Duration deadline) {
        try {
            return send(script, deadline, result -> StepOutput.read(script.nonce(), result));
        } catch (TimeLimit.Exceeded timedOut) {
            return new StepResult(Status.IN_DOUBT, timedOut.getMessage(), "");
        } catch (AgentUnreachable e) {
            return new StepResult(Status.UNREACHABLE, e.getMessage(), "");
        }
    }

    private String bootId() throws AgentUnreachable {
        shell.renew();
        return query(RemoteScript.boot(Nonce.draw(random)), sections -> new FactsParser(sections).bootId());
    }

    @FunctionalInterface
    private interface SectionsParser<T> {
        T parse(Sections sections) throws MalformedOutput;
    }

    private <T> T query(RemoteScript script, SectionsParser<T> parser) throws AgentUnreachable {
        return send(script, timeouts.probe(), result -> {
            try {
                return parser.parse(ProbeOutput.read(script.nonce(), result));
            } catch (MalformedOutput e) {
                throw new AgentUnreachable("unexpected output from the node: " + e.getMessage(), e);
            }
        });
    }

    @FunctionalInterface
    private interface ResultParser<T> {
        T parse(CommandResult result) throws AgentUnreachable;
    }

    private <T> T send(RemoteScript script, Duration deadline, ResultParser<T> parser) throws AgentUnreachable {
        ElevatedCommand command = root.elevate(script.text(), random);
        CommandResult result = shell.run(command.command(), command.stdin(), deadline);
        return TimeLimit.run(
                timeouts.answer(), () -> parser.parse(command.result().apply(result)));
    }
}
