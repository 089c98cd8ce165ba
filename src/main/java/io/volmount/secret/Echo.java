package io.volmount.secret;

import java.io.IOException;
import java.util.Optional;

/** Whether the terminal shows what is typed. */
@FunctionalInterface
public interface Echo {

    /** Somebody types. */
    @FunctionalInterface
    interface Typing {
        Optional<Secret> read() throws IOException;
    }

    /** What is typed, without its being shown. */
    Optional<Secret> unseen(Typing typing) throws IOException;

    /** The echo of the terminal that is this process's standard input; comes back even if the process is interrupted. */
    static Echo ofTerminal() {
        return typing -> {
            String before = Stty.settings();
            Thread restore = new Thread(() -> Stty.restore(before));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                Stty.set("-echo");
                return typing.read();
            } finally {
                Stty.restore(before);
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        };
    }
}
