package io.volmount.app;

import io.volmount.agent.Agent;
import io.volmount.app.context.Interrupts;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.StopSignal;
import io.volmount.app.session.Session;
import io.volmount.console.Progress;
import io.volmount.journal.Journal;
import io.volmount.probe.Target;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.driver.BrokenRollout;
import io.volmount.rollout.driver.RolloutDriver;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Executes a run on the agents of a session and records it in its journal. Stop signals interrupt it. */
final class RolloutExecution implements AutoCloseable {
    private final String run;
    private final ProcessContext context;
    private final Progress progress;
    private final Journal journal;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RolloutDriver driver;

    /** @param run as commands name it */
    RolloutExecution(String run, Session session, Journal journal, ProcessContext context) {
        this.run = run;
        this.context = context;
        this.progress = session.progress();
        this.journal = journal;
        Function<String, Agent> agents =
                session.targets().stream().collect(Collectors.toMap(Target::name, Target::agent))::get;
        this.driver = new RolloutDriver(
                agents,
                event -> {
                    journal.record(event);
                    progress.record(event);
                },
                session.verification(),
                session.draining(),
                executor,
                context.clock(),
                context.controller(),
                session.begun());
    }

    Rollout begin(RunOpened opening) throws InterruptedException {
        return during(() -> driver.run(opening));
    }

    Rollout resume(Rollout interrupted, RunResumed resumption) throws InterruptedException {
        return during(() -> driver.resume(interrupted, resumption));
    }

    /** Unless all agents ended well, a remark says how to resume, however the run ended. */
    private Rollout during(StopSignal.Work<Rollout, InterruptedException> work) throws InterruptedException {
        String remedy = "resume with: volmount resume " + run;
        try {
            Runnable lastWords = () -> context.remark("ended immediately; " + remedy);
            Rollout end = new Interrupts(signal -> driver.requestStop(), lastWords).during(work);
            journal.summarize(end);
            if (!end.open().isEmpty()) {
                remark("some agents did not end well; " + remedy);
            }
            return end;
        } catch (BrokenRollout broken) {
            remark(remedy);
            throw broken;
        }
    }

    /** Below what the progress shows, which is painted later than it happens. */
    private void remark(String sentence) {
        progress.quietly(() -> {
            context.remark(sentence);
            return sentence;
        });
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
