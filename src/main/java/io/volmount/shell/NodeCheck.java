package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Check;
import io.volmount.agent.Check.Subject;
import io.volmount.agent.Checkup;
import io.volmount.agent.InTime;
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
record NodeCheck(KeptShell shell, RootShell root, AgentTimings timings, Clock clock, RandomGenerator random) {

    Checkup run() {
        try {
            return look(shell.login());
        } catch (AgentUnreachable e) {
            return new Checkup(e.checks(), Optional.empty());
        }
    }

    /** The login is made by now, so that none of its time counts as the node's. */
    private Checkup look(List<Check> login) {
        RemoteScript script = RemoteScript.check(Nonce.draw(random));
        Errand errand = root.errand(script.text(), random);
        Instant asked = clock.instant();
        List<Check> made = new ArrayList<>(login);
        try {
            CommandResult result = shell.run(errand.command(), errand.stdin(), timings.look());
            CheckAnswer.Span span = new CheckAnswer.Span(asked, clock.instant());
            CheckAnswer answer = InTime.of(
                    timings.answer(),
                    () -> CheckAnswer.read(
                            script.nonce(),
                            errand.result().apply(result),
                            errand.rise().get(),
                            span));
            made.addAll(answer.checks());
            return new Checkup(made, answer.profile());
        } catch (AgentUnreachable e) {
            made.add(Check.failed(Subject.SHELL, e.getMessage()));
            return new Checkup(made, Optional.empty());
        }
    }
}
