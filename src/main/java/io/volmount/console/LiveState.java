package io.volmount.console;

import io.volmount.console.screen.ProbeLine;
import io.volmount.console.screen.ProbeStatus;
import io.volmount.console.screen.ProbeStatus.Oldest;
import io.volmount.console.screen.RunScreen;
import io.volmount.console.screen.RunStatus;
import io.volmount.console.screen.StepTimes;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.TakenStep;
import io.volmount.terminal.ScreenSize;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is to be shown. Whoever tells it something only appends that to a queue, from any thread; one thread at a time may
 * ask it for lines, which folds what was told. Of the lines that no terminal has taken yet it keeps the newest.
 */
final class LiveState {
    private static final int MOST_LINES = 2000;

    private final LiveTerminal terminal;
    private final RunScreen screen;
    private final News news;
    private final boolean verbose;
    private final ProbedAgents troubled;
    private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
    private final List<RolloutEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> lines = new ArrayDeque<>();
    private int linesLeftOut;
    private Optional<Probes> probes = Optional.empty();
    private Optional<Rollout> rollout = Optional.empty();
    private StepTimes times = new StepTimes();
    private Instant begun = Instant.EPOCH;
    private boolean changed;
    private Optional<Painted> latest = Optional.empty();

    /** The lines that were painted for a second, and what they depend on besides what was told. */
    private record Painted(long second, ScreenSize size, Optional<Instant> end, List<String> lines) {
        boolean isFor(Instant now, ScreenSize other, Optional<Instant> ending) {
            return second == now.getEpochSecond() && size.equals(other) && end.equals(ending);
        }
    }

    /** Agents that are being probed. */
    private static final class Probes {
        private final String doing;
        private final int all;
        private final Instant begun;
        private final Map<String, Instant> underWay = new LinkedHashMap<>();
        private Optional<Duration> limit = Optional.empty();
        private int done;
        private int problems;

        Probes(String doing, int all, Instant begun) {
            this.doing = doing;
            this.all = all;
            this.begun = begun;
        }

        void end(String agent, boolean good) {
            underWay.remove(agent);
            done++;
            problems += good ? 0 : 1;
        }

        ProbeStatus status(Instant now) {
            Optional<Oldest> oldest = underWay.entrySet().stream()
                    .findFirst()
                    .map(agent -> new Oldest(agent.getKey(), Duration.between(agent.getValue(), now), limit));
            return new ProbeStatus(doing, done, all, problems, Duration.between(begun, now), oldest);
        }
    }

    LiveState(LiveTerminal terminal, RunScreen.Interrupt interrupt, boolean verbose) {
        this.terminal = terminal;
        Clock clock = terminal.clock();
        this.screen = new RunScreen(terminal.style(), terminal.symbols(), clock.getZone(), interrupt);
        this.news = new News(terminal.style(), clock.getZone(), verbose);
        this.verbose = verbose;
        this.troubled = new ProbedAgents(terminal.style());
    }

    void looking(String doing, int agents) {
        Instant now = now();
        told.add(() -> probes = Optional.of(new Probes(doing, agents, now)));
    }

    void limit(Duration each) {
        told.add(() -> probes.ifPresent(state -> state.limit = Optional.of(each)));
    }

    void begun(String agent) {
        Instant now = now();
        told.add(() -> probes.ifPresent(state -> state.underWay.put(agent, now)));
    }

    void looked(String agent, boolean good, String what) {
        Instant now = now();
        told.add(() -> {
            probes.ifPresent(state -> state.end(agent, good));
            probes = probes.filter(state -> state.done < state.all);
            if (!good) {
                troubled.add(agent, false, what, now);
            }
            if (verbose || probes.isEmpty()) {
                add(troubled.take());
            }
        });
    }

    void recall(List<RolloutEvent> past) {
        past.forEach(this::keep);
        told.add(() -> past.forEach(this::apply));
    }

    void record(RolloutEvent event) {
        keep(event);
        told.add(() -> {
            apply(event);
            add(news.of(event, rollout.orElseThrow()));
        });
    }

    private void keep(RolloutEvent event) {
        if (!(event instanceof RolloutEvent.EvidenceGathered)) {
            events.add(event);
        }
    }

    private void apply(RolloutEvent event) {
        if (event instanceof RolloutEvent.RunOpened || event instanceof RolloutEvent.RunResumed) {
            begun = event.at();
            times = new StepTimes();
        }
        if (event instanceof RolloutEvent.RunOpened opened) {
            rollout = Optional.of(new Rollout(opened));
        } else {
            rollout.orElseThrow().apply(event);
        }
        if (event instanceof RolloutEvent.StepFinished finished) {
            List<TakenStep> taken =
                    rollout.orElseThrow().agent(finished.agent()).taken();
            taken.stream().skip(finished.index()).findFirst().ifPresent(times::add);
        }
    }

    private void add(List<String> scrolled) {
        lines.addAll(scrolled);
        while (lines.size() > MOST_LINES) {
            lines.remove();
            linesLeftOut++;
        }
    }

    private void fold() {
        for (Runnable next = told.poll(); next != null; next = told.poll()) {
            next.run();
            changed = true;
        }
    }

    /** The events of the run so far, but for the evidence. From any thread. */
    List<RolloutEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** The lines that are to scroll away now; each is given once. */
    List<String> scrolled() {
        fold();
        Instant time = now();
        add(troubled.due(time) ? troubled.take() : List.of());
        add(news.due(time));
        List<String> now = new ArrayList<>();
        if (linesLeftOut > 0) {
            now.add(terminal.style().faint(linesLeftOut + " lines before these came faster than they could be shown"));
        }
        now.addAll(lines);
        lines.clear();
        linesLeftOut = 0;
        return now;
    }

    /** The lines that are still to scroll away at the end. */
    List<String> rest() {
        fold();
        add(troubled.take());
        add(news.rest(now()));
        return scrolled();
    }

    /**
     * The lines to be painted on a terminal of this size. Made once a second while nothing is told: no time on them is
     * finer.
     *
     * @param end when the run is expected to end
     */
    List<String> painted(ScreenSize size, Optional<Instant> end) {
        Instant now = now();
        Optional<Painted> same = latest.filter(painted -> !changed && painted.isFor(now, size, end));
        Painted painted = same.orElseGet(() -> new Painted(now.getEpochSecond(), size, end, lines(now, size, end)));
        latest = Optional.of(painted);
        changed = false;
        return painted.lines();
    }

    private List<String> lines(Instant now, ScreenSize size, Optional<Instant> end) {
        List<String> painted = new ArrayList<>();
        probes.map(state -> new ProbeLine(terminal.style(), terminal.symbols()).of(state.status(now), size.columns()))
                .ifPresent(painted::add);
        rollout.filter(state -> !state.closed())
                .map(state -> RunStatus.of(state, times, begun, now, end.map(at -> left(now, at))))
                .ifPresent(status -> painted.addAll(screen.lines(status, size.columns(), size.rows())));
        return painted;
    }

    private static Duration left(Instant now, Instant end) {
        return end.isBefore(now) ? Duration.ZERO : Duration.between(now, end);
    }

    private Instant now() {
        return terminal.clock().instant();
    }
}
