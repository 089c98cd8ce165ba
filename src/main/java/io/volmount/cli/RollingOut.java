package io.volmount.cli;

import io.volmount.agent.Agent;
import io.volmount.journal.Journal;
import io.volmount.rollout.BrokenRollout;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutDriver;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.Target;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries a run out on the agents of a workplace, into its journal. The operator may interrupt it. */
final class RollingOut implements AutoCloseable {
    private final String run;
    private final Surroundings surroundings;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final RolloutDriver driver;

    /** @param run how a command names it */
    RollingOut(String run, Workplace workplace, Journal journal, Surroundings surroundings) {
        this.run = run;
        this.surroundings = surroundings;
        Function<String, Agent> agents =
                workplace.targets().stream().collect(Collectors.toMap(Target::name, Target::agent))::get;
        this.driver = new RolloutDriver(
                agents,
                event -> {
                    journal.record(event);
                    workplace.progress().record(event);
                },
                workplace.verification(),
                hands,
                surroundings.clock(),
                surroundings.controller());
    }

    Rollout begin(RunOpened opening) throws InterruptedException {
        return during(() -> driver.run(opening));
    }

    Rollout goOn(Rollout interrupted, RunResumed resumption) throws InterruptedException {
        return during(() -> driver.resume(interrupted, resumption));
    }

    /** Whatever way it ends, unless all is well the operator is told how to go on. */
    private Rollout during(StopSignal.Work<Rollout, InterruptedException> work) throws InterruptedException {
        String remedy = "resume with: volmount resume " + run;
        try {
            Runnable lastWords = () -> surroundings.remark(List.of("ended at once; " + remedy));
            Rollout end = new Interrupts(driver::requestStop, lastWords).during(work);
            if (!end.open().isEmpty()) {
                surroundings.remark(List.of("not every agent ended well; " + remedy));
            }
            return end;
        } catch (BrokenRollout broken) {
            surroundings.remark(List.of(remedy));
            throw broken;
        }
    }

    @Override
    public void close() {
        hands.shutdown();
    }
}
