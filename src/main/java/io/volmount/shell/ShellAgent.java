package io.volmount.shell;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.InTime;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.Sleeper;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
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
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A node behind a shell. It logs in when first needed, keeps the login from step to step, and gives it up while the node
 * reboots. Used by one thread at a time.
 */
public final class ShellAgent implements Agent {
    private final PersistentShell shell;
    private final RootShell root;
    private final AgentTimeouts timings;
    private final Clock clock;
    private final InstantSource steady;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /**
     * @param clock the time of day, to compare with the node's
     * @param steady by which waits are measured
     * @param random for the words that mark a script's answers, which a node must not be able to guess, and for the
     *     spread of reconnections
     */
    public ShellAgent(
            ShellOpener opener,
            RootShell root,
            AgentTimeouts timings,
            Clock clock,
            InstantSource steady,
            Sleeper sleeper,
            RandomGenerator random) {
        this.shell = new PersistentShell(opener);
        this.root = root;
        this.timings = timings;
        this.clock = clock;
        this.steady = steady;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
        return look(
                RemoteScript.facts(Nonce.draw(random), request), sections -> new FactsParser(sections).facts(request));
    }

    @Override
    public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
        return look(
                RemoteScript.evidence(Nonce.draw(random), request),
                sections -> EvidenceParser.parse(sections, request));
    }

    @Override
    public StepResult perform(ScriptStep step, RunIdentity claim) {
        StepResult result = run(RemoteScript.step(Nonce.draw(random), step, claim, timings.lock()), timings.of(step));
        boolean mayGoDown = result.status() == Status.DONE || result.status() == Status.IN_DOUBT;
        if (!(step instanceof Reboot reboot) || !mayGoDown) {
            return result;
        }
        return new RebootWait(reboot, steady, sleeper, timings.reconnect(), random, this::runningBoot)
                .await()
                .result(result.output());
    }

    @Override
    public StepResult release(String lock) {
        return run(RemoteScript.release(Nonce.draw(random), lock, timings.release()), timings.look());
    }

    @Override
    public NodeCheckResult check() {
        return new NodeChecker(shell, root, timings, clock, random).run();
    }

    @Override
    public void close() {
        shell.close();
    }

    private StepResult run(RemoteScript script, Duration deadline) {
        try {
            return send(script, deadline, result -> StepOutput.read(script.nonce(), result));
        } catch (InTime.TooLate late) {
            return new StepResult(Status.IN_DOUBT, late.getMessage(), "");
        } catch (AgentUnreachable e) {
            return new StepResult(Status.UNREACHABLE, e.getMessage(), "");
        }
    }

    private String runningBoot() throws AgentUnreachable {
        shell.renew();
        return look(RemoteScript.boot(Nonce.draw(random)), sections -> new FactsParser(sections).bootId());
    }

    /** What is made of the sections of a look. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Sections sections) throws MalformedOutput;
    }

    private <T> T look(RemoteScript script, Reading<T> reading) throws AgentUnreachable {
        return send(script, timings.look(), result -> {
            try {
                return reading.of(ProbeOutput.read(script.nonce(), result));
            } catch (MalformedOutput e) {
                throw new AgentUnreachable("the node answers, but " + e.getMessage(), e);
            }
        });
    }

    /** What is made of the result of a script. */
    @FunctionalInterface
    private interface Answer<T> {
        T of(CommandResult result) throws AgentUnreachable;
    }

    private <T> T send(RemoteScript script, Duration deadline, Answer<T> answer) throws AgentUnreachable {
        ElevatedCommand errand = root.errand(script.text(), random);
        CommandResult result = shell.run(errand.command(), errand.stdin(), deadline);
        return InTime.of(timings.answer(), () -> answer.of(errand.result().apply(result)));
    }
}
