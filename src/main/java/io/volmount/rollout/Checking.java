package io.volmount.rollout;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Check;
import io.volmount.agent.Check.Subject;
import io.volmount.agent.Checkup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks whether agents could be worked on; changes nothing. */
public final class Checking {
    private final Survey survey;
    private final Agents agents;

    public Checking(Survey survey, Agents agents) {
        this.survey = survey;
        this.agents = agents;
    }

    /**
     * Checks all of them, and keeps no login.
     *
     * @param heard told of each agent as it is done, from the thread that did it
     * @return in the same order
     */
    public List<CheckedAgent> check(List<Access> accesses, Consumer<CheckedAgent> heard) {
        List<CheckedAgent> checked = new ArrayList<>();
        survey.ask(accesses, this::look, (access, answer) -> heard.accept(checked(access, answer)))
                .forEach((access, answer) -> checked.add(checked(access, answer)));
        return checked;
    }

    private Checkup look(Access access) {
        try (Agent agent = agents.of(access)) {
            return agent.check();
        }
    }

    private static CheckedAgent checked(Access access, Answer<Checkup> answer) {
        return new CheckedAgent(
                access,
                answer.map(
                        checkup -> checkup,
                        broken -> new Checkup(List.of(Check.unknown(Subject.REACHABLE, broken)), Optional.empty())));
    }
}
