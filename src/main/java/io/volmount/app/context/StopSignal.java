package io.volmount.app.context;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/** A signal that asks the command to end. Each stays ignored if it was ignored when the command began, as under nohup. */
public enum StopSignal {
    /** The terminal is gone. */
    HUP(1),
    /** Ctrl-C. */
    INT(2),
    /** From kill, systemd or a shutdown. */
    TERM(15);

    private final int number;

    StopSignal(int number) {
        this.number = number;
    }

    /** The exit code of a process that this signal ended, as shells report it. */
    public int exitCode() {
        return 128 + number;
    }

    /** Work that can be interrupted. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does the work; meanwhile the handler gets each of these signals, on a thread of its own. */
    public static <T, E extends Exception> T during(Consumer<StopSignal> handler, Work<T, E> work) throws E {
        Map<StopSignal, Object> before = new EnumMap<>(StopSignal.class);
        Arrays.stream(values())
                .forEach(signal -> before.put(signal, Signals.register(signal.name(), () -> handler.accept(signal))));
        try {
            return work.run();
        } finally {
            before.forEach((signal, earlier) -> Signals.unregister(signal.name(), earlier));
        }
    }

    /**
     * Does work that changes nothing; the first of these signals ends it.
     *
     * @param lastWords runs before that
     * @param exit gets the exit code
     * @throws CommandStopped after such a signal, if the process has not ended
     */
    static <T, E extends Exception> T ending(Runnable lastWords, IntConsumer exit, Work<T, E> work) throws E {
        AtomicReference<StopSignal> first = new AtomicReference<>();
        Consumer<StopSignal> handler = signal -> {
            if (first.compareAndSet(null, signal)) {
                lastWords.run();
            }
            exit.accept(signal.exitCode());
        };
        try {
            T result = during(handler, work);
            throwIfAny(first.get());
            return result;
        } catch (Exception brokenOff) {
            throwIfAny(first.get());
            throw brokenOff;
        }
    }

    private static void throwIfAny(StopSignal taken) {
        if (taken != null) {
            throw new CommandStopped(taken);
        }
    }
}
