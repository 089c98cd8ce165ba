package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Agents;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.session.OperatorSecrets;
import io.volmount.app.session.PasswordSources;
import io.volmount.facts.RunIdentity;
import io.volmount.report.lock.LockReport;
import io.volmount.ssh.auth.Credentials;
import java.util.List;
import java.util.function.Function;

/** Shows or removes the lock of an agent. */
public record UnlockOperation(PasswordSources passwords, ProcessContext context) {

    /**
     * Checks that this can be the ID of a lock.
     *
     * @throws UsageException if it cannot
     */
    public static void check(String lock, String agent) {
        if (!RunIdentity.isValidRun(lock) && !lock.equals(RunIdentity.DAMAGED)) {
            throw new UsageException("--lock takes the ID that `volmount unlock " + agent + "` shows");
        }
    }

    public LockReport show(Access access) {
        return on(access, agent -> {
            try {
                return LockReport.found(access.name(), access.endpoint(), agent.probe(ProbeRequest.NOTHING_MORE));
            } catch (AgentUnreachable silent) {
                return LockReport.silent(access.name(), access.endpoint(), silent.getMessage());
            }
        });
    }

    /** Removes this lock, if the agent still has it and no step is running. */
    public LockReport remove(Access access, String lock) {
        return on(access, agent -> LockReport.released(access.name(), access.endpoint(), agent.release(lock)));
    }

    private LockReport on(Access access, Function<Agent, LockReport> work) {
        Credentials credentials = new OperatorSecrets(passwords, context)
                .credentials(List.of(access), OperatorSecrets.atTerminal(context));
        try (Agents agents = context.network().agents(context, credentials, context::remark);
                Agent agent = agents.of(access)) {
            return work.apply(agent);
        }
    }
}
