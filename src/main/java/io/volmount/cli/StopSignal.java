package io.volmount.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.utils.Signals;

/** A signal by which somebody wants the command to end. Each is ignored if it was when the command began, as by nohup. */
enum StopSignal {
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

    /** Of a process that this signal ended, as shells have it. */
    int exitCode() {
        return 128 + number;
    }

    /** Something that takes long. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does the work; meanwhile each of these signals is told to the handler, on a thread of its own. */
    static <T, E extends Exception> T during(Consumer<StopSignal> handler, Work<T, E> work) throws E {
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
     * Does work that can be given up at any moment; the first of these signals ends the process.
     *
     * @param lastWords said before
     */
    static <T, E extends Exception> T ending(Runnable lastWords, Work<T, E> work) throws E {
        return during(
                signal -> {
                    lastWords.run();
                    System.exit(signal.exitCode());
                },
                work);
    }
}
