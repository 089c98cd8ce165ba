package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.Connections;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.probe.ProbeResult;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks every agent of an inventory the same thing, with one login each, and changes nothing.
 *
 * @param activity as progress names it, such as {@code probing}
 */
record AgentSurvey(String activity, ConnectionSettings settings, ProcessContext context) {

    /** What each agent is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Access access, Agent agent) throws AgentUnreachable;
    }

    /**
     * Asks and shows the progress.
     *
     * @param result of an agent from its answer
     * @param good whether a result is in order
     * @param inShort a result as progress shows it
     * @return in the order of the inventory
     */
    <T, R> List<R> ask(
            ResolvedInventory inventory,
            Question<T> question,
            BiFunction<Access, ProbeResult<T>, R> result,
            Predicate<R> good,
            Function<R, String> inShort) {
        List<Access> agents = inventory.agents();
        try (Connections connections = new Connections(settings, inventory, context)) {
            return connections.probe(
                    activity,
                    agents.size(),
                    "",
                    observer -> connections
                            .survey()
                            .ask(
                                    agents,
                                    Access::name,
                                    access -> ask(connections, access, question),
                                    result,
                                    (access, known) ->
                                            observer.probed(access.name(), good.test(known), inShort.apply(known)))
                            .agents());
        }
    }

    private static <T> T ask(Connections connections, Access access, Question<T> question) throws AgentUnreachable {
        try (Agent agent = connections.agents().of(access)) {
            return question.ask(access, agent);
        }
    }
}
