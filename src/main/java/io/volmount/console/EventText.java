package io.volmount.console;

import io.volmount.document.Durations;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.StepResult;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One line for each event that an operator wants to see pass by. */
final class EventText implements RolloutEvent.Visitor {
    private final Style style;
    private Optional<String> line = Optional.empty();

    private EventText(Style style) {
        this.style = style;
    }

    /** The line, without time and end of line; empty for an event that is no news by itself. */
    static Optional<String> of(RolloutEvent event, Style style) {
        EventText text = new EventText(style);
        event.accept(text);
        return text.line;
    }

    @Override
    public void runOpened(RolloutEvent.RunOpened event) {
        say("run " + Printable.of(event.run()) + " begins");
    }

    @Override
    public void runResumed(RolloutEvent.RunResumed event) {
        say("the run goes on");
    }

    @Override
    public void agentAdmitted(RolloutEvent.AgentAdmitted event) {
        say(agent(event.agent()) + ": begins");
    }

    @Override
    public void stepIntended(RolloutEvent.StepIntended event) {
        say(agent(event.agent()) + ": " + Printable.of(event.step()) + " ...");
    }

    @Override
    public void stepFinished(RolloutEvent.StepFinished event) {
        StepResult result = event.result();
        String detail = Printable.inPassing(result.detail());
        say(agent(event.agent()) + ": " + (result.succeeded() ? detail : style.bad(detail)));
    }

    @Override
    public void releaseIntended(RolloutEvent.ReleaseIntended event) {}

    @Override
    public void lockReleased(RolloutEvent.LockReleased event) {
        if (!event.result().succeeded()) {
            String why = Printable.inPassing(event.result().detail());
            say(agent(event.agent()) + ": " + style.warning("its lock was left: " + why));
        }
    }

    @Override
    public void evidenceGathered(RolloutEvent.EvidenceGathered event) {
        if (!event.proof().verified()) {
            say(agent(event.agent()) + ": "
                    + style.faint(
                            "not yet: " + Printable.inPassing(event.proof().summary())));
        }
    }

    @Override
    public void agentFinished(RolloutEvent.AgentFinished event) {
        String word = event.outcome().word();
        say(agent(event.agent()) + ": " + (event.outcome().good() ? style.good(word) : style.bad(word)));
    }

    @Override
    public void agentSoaking(RolloutEvent.AgentSoaking event) {
        String time = Durations.text(Duration.between(event.at(), event.until()).truncatedTo(ChronoUnit.SECONDS));
        say(agent(event.agent()) + ": " + style.faint("keeps its place for " + time));
    }

    @Override
    public void agentSoaked(RolloutEvent.AgentSoaked event) {}

    @Override
    public void stopRequested(RolloutEvent.StopRequested event) {
        say(style.warning("stopping: agents in flight are finished, no others are begun"));
    }

    @Override
    public void runClosed(RolloutEvent.RunClosed event) {
        if (!event.stopped().isEmpty()) {
            say(style.bad("stopped: " + Printable.inPassing(event.stopped())));
        }
    }

    private String agent(String name) {
        return style.strong(Printable.of(name));
    }

    private void say(String text) {
        line = Optional.of(text);
    }
}
