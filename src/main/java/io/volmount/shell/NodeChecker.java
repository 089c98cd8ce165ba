package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.InTime;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
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
 * Checks a node in one login and one round trip.
 *
 */
record NodeChecker(PersistentShell shell, RootShell root, AgentTimeouts timings, Clock clock, RandomGenerator random) {

    NodeCheckResult run() {
        try {
            return look(shell.login());
        } catch (AgentUnreachable e) {
            return new NodeCheckResult(e.checks(), Optional.empty());
        }
    }

    /** The login is made by now, so that none of its time counts as the node's. */
    private NodeCheckResult look(List<NodeCheck> login) {
        RemoteScript script = RemoteScript.check(Nonce.draw(random));
        ElevatedCommand errand = root.errand(script.text(), random);
        Instant asked = clock.instant();
        List<NodeCheck> made = new ArrayList<>(login);
        try {
            CommandResult result = shell.run(errand.command(), errand.stdin(), timings.look());
            CheckOutput.Span span = new CheckOutput.Span(asked, clock.instant());
            CheckOutput answer = InTime.of(
                    timings.answer(),
                    () -> CheckOutput.read(
                            script.nonce(),
                            errand.result().apply(result),
                            errand.rise().get(),
                            span));
            made.addAll(answer.checks());
            return new NodeCheckResult(made, answer.profile());
        } catch (AgentUnreachable e) {
            made.add(NodeCheck.failed(Subject.SHELL, e.getMessage()));
            return new NodeCheckResult(made, Optional.empty());
        }
    }
}
