package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.TimeLimit;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.ElevatedCommand;
import io.volmount.shell.session.Nonce;
import io.volmount.shell.session.PersistentShell;
import io.volmount.shell.session.RootShell;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Checks a node with one login and one round trip. */
record NodeChecker(PersistentShell shell, RootShell root, AgentTimeouts timeouts, Clock clock, RandomGenerator random) {

    NodeCheckResult run() {
        try {
            return run(shell.login());
        } catch (AgentUnreachable e) {
            return new NodeCheckResult(e.checks(), Optional.empty());
        }
    }

    /** Called after login, so that the login does not add to the measured clock skew. */
    private NodeCheckResult run(List<NodeCheck> login) {
        RemoteScript script = RemoteScript.check(Nonce.draw(random));
        ElevatedCommand command = root.elevate(script.text(), random);
        Instant sent = clock.instant();
        List<NodeCheck> checks = new ArrayList<>(login);
        try {
            CommandResult result = shell.run(command.command(), command.stdin(), timeouts.probe());
            CheckOutput.Span span = new CheckOutput.Span(sent, clock.instant());
            CheckOutput output = TimeLimit.run(
                    timeouts.answer(),
                    () -> CheckOutput.read(
                            script.nonce(),
                            command.result().apply(result),
                            command.method().get(),
                            span));
            checks.addAll(output.checks());
            return new NodeCheckResult(checks, output.profile());
        } catch (AgentUnreachable e) {
            checks.add(NodeCheck.failed(Subject.SHELL, e.getMessage()));
            return new NodeCheckResult(checks, Optional.empty());
        }
    }
}
