package io.volmount.fuzz;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.Evidence;
import io.volmount.facts.RunIdentity;
import io.volmount.shell.AgentTimeouts;
import io.volmount.shell.ShellAgent;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.CommandResult.Output;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.Stdin;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/**
 * A node that answers whatever it is told. In its answers {@code @N} and a blank stand for the mark of volmount's frame, and
 * {@code [N]} for what sudo is told to print, so that a corpus is readable and a mutation keeps them.
 */
final class FakeNode {
    private static final RandomGenerator RANDOM = () -> 0x0123456789abcdefL;
    private static final String NONCE = "0123456789abcdef".repeat(2);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RunIdentity CLAIM = new RunIdentity("20261122-120000-abcd", "op@control");

    private final ShellAgent agent;

    private FakeNode(Conversation conversation, RootShell root) {
        Shell shell = new Shell() {
            @Override
            public CommandResult run(String command, Stdin stdin, Duration deadline) {
                return conversation.with(stdin);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        agent = new ShellAgent(
                () -> shell,
                root,
                AgentTimeouts.standard(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> NOW,
                time -> {},
                RANDOM);
    }

    /** What the node does with what it is told. */
    @FunctionalInterface
    interface Conversation {
        CommandResult with(Stdin stdin);
    }

    /** A node that converses before it answers. */
    static FakeNode conversing(Conversation conversation, RootShell root) {
        return new FakeNode(conversation, root);
    }

    /** One that logs root in, reads everything, and ends like this. */
    static FakeNode answering(int status, String stdout, String stderr) {
        CommandResult result =
                new CommandResult(new Ending.Exited(status), new Output(marked(stdout), 0), new Output(stderr, 0));
        return new FakeNode(stdin -> result, RootShell.LOGIN);
    }

    /** What the node prints. */
    static String marked(String text) {
        return text.replace("@N ", "@" + NONCE + " ").replace("[N]", "[" + NONCE + "]");
    }

    Evidence evidence(ProbeRequest request) throws AgentUnreachable {
        return agent.evidence(request);
    }

    StepResult perform(ScriptStep step) {
        return agent.perform(step, CLAIM);
    }

    StepResult release() {
        return agent.release(CLAIM.run());
    }

    NodeCheckResult check() {
        return agent.check();
    }
}
