package io.volmount.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The agents of a result for programs, each made only when it is written.
 *
 * @param name of an agent
 * @param data what there is to say of it, as {@link View#data} has it
 * @param only the same with a sentence instead of all that its node said
 */
public record AgentList<A>(
        List<A> agents,
        Function<A, String> name,
        Function<A, Map<String, Object>> data,
        BiFunction<A, String, Map<String, Object>> only) {

    /** Each agent as the format writes it. */
    public <T> Iterator<T> written(AgentRendering rendering, Function<Map<String, Object>, T> format) {
        return agents.stream()
                .map(agent -> rendering.of(
                        name.apply(agent),
                        () -> format.apply(data.apply(agent)),
                        why -> format.apply(only.apply(agent, why))))
                .iterator();
    }
}
