package io.volmount.cli.shell;

import io.volmount.cli.CliHarness;
import io.volmount.lab.Eventually;
import io.volmount.terminal.ScreenSize;
import io.volmount.terminal.StandardStream;
import io.volmount.terminal.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A shell at a terminal in memory. What is typed while no line is edited is lost to the next one, so {@link #enter} waits. */
final class TypedShell implements AutoCloseable {
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001b\\[[?0-9;]*[a-zA-Z]");

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final LineDisciplineTerminal terminal;
    private final FutureTask<Integer> shell;
    /** What was on the screen before something was typed. */
    private int before;

    private record OneTerminal(Terminal terminal) implements Terminals {
        @Override
        public boolean isTerminal(StandardStream stream) {
            return stream != StandardStream.OUT;
        }

        @Override
        public ScreenSize size(StandardStream stream) {
            return ScreenSize.USUAL;
        }

        @Override
        public void dropTypedAhead(InputStream in) {}

        @Override
        public <T> T withEchoOff(Reading<T> reading) throws IOException {
            return reading.read();
        }

        @Override
        public Terminal open() {
            return terminal;
        }
    }

    TypedShell(CliHarness cli, String... words) throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
        cli.terminals = new OneTerminal(terminal);
        shell = new FutureTask<>(() -> cli.run(words));
        new Thread(shell, "shell").start();
    }

    /** Types a line once the shell prompts for one. */
    void enter(String line) throws Exception {
        awaitPrompt();
        type(line + "\r");
    }

    void type(String keys) throws IOException {
        before = screen().length();
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    /** What the terminal was sent, with what moves the cursor. */
    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    void awaitWords(String words) throws Exception {
        Eventually.eventually("shows " + words + ":\n" + screen(), () -> screen().contains(words));
    }

    /** Returns once it prompts for a line after what was typed. */
    void awaitPrompt() throws Exception {
        Eventually.eventually(
                "prompts",
                () -> CONTROL_SEQUENCE
                        .matcher(screen().substring(before))
                        .replaceAll("")
                        .endsWith("> "));
    }

    /** Waits for its own end. */
    int end() throws Exception {
        return shell.get(5, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws IOException {
        shell.cancel(true);
        terminal.close();
    }
}
