package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.agent.KeptOutputs;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.NodeCommandResult.Status;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs a command on many agents and keeps no login. {@link #stop} may be called by any thread. */
public final class ParallelCommand {
    private final FanOut fanOut;
    private final Agents agents;
    private final NodeCommand command;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private final KeptOutputs outputs = new KeptOutputs();
    private volatile boolean stopped;

    public ParallelCommand(FanOut fanOut, Agents agents, NodeCommand command) {
        this.fanOut = fanOut;
        this.agents = agents;
        this.command = command;
    }

    /**
     * Runs it on each agent once.
     *
     * @param heard receives each result, on the thread that got it
     * @return in the same order
     */
    public List<RanCommand> run(List<Access> accesses, Consumer<RanCommand> heard) {
        return fanOut.ask(
                        accesses,
                        Access::name,
                        this::run,
                        ParallelCommand::ran,
                        (access, result) -> heard.accept(result))
                .agents();
    }

    /** Starts the command on no further agent, and waits no longer where it runs. */
    public void stop() {
        stopped = true;
        waiting.forEach(Thread::interrupt);
    }

    private NodeCommandResult run(Access access) {
        waiting.add(Thread.currentThread());
        try (Agent agent = agents.of(access)) {
            NodeCommandResult result = stopped ? NodeCommandResult.unreachable("") : agent.run(command);
            return stopped && result.status() == Status.UNREACHABLE
                    ? NodeCommandResult.skipped("volmount was interrupted before")
                    : outputs.kept(result);
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    private static RanCommand ran(Access access, ProbeResult<NodeCommandResult> answer) {
        return new RanCommand(
                access,
                answer.map(
                        result -> result,
                        broken -> NodeCommandResult.unknown(broken, Printed.NOTHING, Printed.NOTHING)),
                answer.time());
    }
}
