package io.volmount.app.session;

import io.volmount.access.Access;
import io.volmount.access.SshTarget;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.inventory.Sudo;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Agents whose connections are kept from one command to the next. Thread-safe. */
final class KeptAgents implements AutoCloseable {
    private final Agents agents;
    private final Map<Login, Agent> idle = new HashMap<>();
    private boolean closed;

    /** What agents must have in common to be the same to a later command. */
    private record Login(SshTarget target, Sudo sudo) {}

    KeptAgents(Agents agents) {
        this.agents = agents;
    }

    /**
     * The agents for one command; each comes back when the command closes it.
     *
     * @param ended called when the command closes them all
     */
    Agents lend(Runnable ended) {
        agents.reread();
        return new Agents() {
            @Override
            public Agent of(Access access) {
                Login login = new Login(access.target(), access.sudo());
                Agent agent = take(login).orElseGet(() -> agents.of(access));
                return new LentAgent(agent, () -> giveBack(login, agent));
            }

            @Override
            public Optional<Duration> probeLimit() {
                return agents.probeLimit();
            }

            @Override
            public void close() {
                ended.run();
            }
        };
    }

    private synchronized Optional<Agent> take(Login login) {
        return Optional.ofNullable(idle.remove(login));
    }

    private synchronized void giveBack(Login login, Agent agent) {
        Optional<Agent> surplus = closed ? Optional.of(agent) : Optional.ofNullable(idle.put(login, agent));
        surplus.ifPresent(Agent::close);
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.values().forEach(Agent::close);
        idle.clear();
        agents.close();
    }
}
