package io.volmount.mesos.maintenance;

import static io.volmount.mesos.AnswerFields.text;

import io.volmount.mesos.AnswerFields;
import io.volmount.mesos.JsonAnswer;
import io.volmount.mesos.UnusableAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What {@code /slaves} says of an agent, as far as it concerns draining.
 *
 * @param registered with this leading master; if not, nothing else is known of it
 * @param machine empty if the agent's address is not understood
 * @param canDrain whether the master and the agent are of Mesos 1.9 or later: only such a master says whether an agent is
 *     deactivated, and only such an agent that it can drain
 */
record DrainedAgent(
        boolean registered,
        Optional<MachineId> machine,
        boolean active,
        boolean canDrain,
        boolean deactivated,
        Optional<Progress> drain) {

    /**
     * A drain of the agent.
     *
     * @param grace nanoseconds, zero if none was given
     */
    record Progress(boolean drained, long grace) {}

    /** @throws UnusableAnswer if a master would not answer so */
    static Optional<DrainedAgent> read(JsonAnswer answer, String id) throws IOException {
        List<DrainedAgent> found = new ArrayList<>();
        boolean listed = answer.lists(Map.of(
                        "slaves", agent -> add(agent, id, true, found),
                        "recovered_slaves", agent -> add(agent, id, false, found)))
                .contains("slaves");
        if (!listed) {
            throw new UnusableAnswer("answers without a list `slaves`, which a Mesos master has; check the URL");
        }
        return found.stream().findFirst();
    }

    /** Older masters answer with all agents. */
    private static void add(JsonNode agent, String id, boolean registered, List<DrainedAgent> found) {
        if (text(agent, "id").filter(id::equals).isPresent()) {
            found.add(new DrainedAgent(
                    registered,
                    AnswerFields.address(agent)
                            .map(ip -> new MachineId(text(agent, "hostname").orElse(""), ip)),
                    agent.path("active").booleanValue(false),
                    agent.has("deactivated") && canDrain(agent.path("capabilities")),
                    agent.path("deactivated").booleanValue(false),
                    Optional.of(agent.path("drain_info"))
                            .filter(JsonNode::isObject)
                            .map(DrainedAgent::progress)));
        }
    }

    private static boolean canDrain(JsonNode capabilities) {
        return capabilities.valueStream().anyMatch(each -> each.asString("").equals("AGENT_DRAINING"));
    }

    private static Progress progress(JsonNode drain) {
        String state = text(drain, "state").orElse("");
        if (!state.equals("DRAINING") && !state.equals("DRAINED")) {
            throw new UnusableAnswer("answers with an agent whose draining is in the state "
                    + UnusableAnswer.quoting(state) + ", which is neither DRAINING nor DRAINED");
        }
        JsonNode grace = drain.path("config").path("max_grace_period").path("nanoseconds");
        return new Progress(state.equals("DRAINED"), grace.canConvertToLong() ? grace.longValue() : 0);
    }
}
