package io.volmount.cli;

import io.volmount.agent.Sleeper;
import io.volmount.agent.SteadyTime;
import io.volmount.console.PrintableStream;
import io.volmount.journal.RunDirectory;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.rollout.Agents;
import io.volmount.secret.Echo;
import io.volmount.secret.TerminalPrompt;
import io.volmount.secret.TypedAhead;
import io.volmount.ssh.Credentials;
import io.volmount.ssh.SshAgents;
import io.volmount.sshconfig.LocalUser;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import picocli.CommandLine;

/**
 * Everything outside that a command needs, so that a test can give it another world. Whatever is printed to its two streams
 * is made safe for a terminal there, at the latest.
 *
 * @param random safe for threads, and not to be guessed by a node
 */
record Surroundings(
        Map<String, String> environment,
        Path home,
        String userName,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        TypedAhead typedAhead,
        Echo echo,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        Network network) {

    Surroundings {
        out = PrintableStream.of(out, style(environment, terminals.out()) == Style.COLOUR);
        err = PrintableStream.of(err, style(environment, terminals.err()) == Style.COLOUR);
    }

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** Which of the standard streams are terminals; the launcher knows, Java 17 cannot tell. */
    record Terminals(boolean in, boolean out, boolean err) {

        /** Reads {@code 012}: the numbers of the streams that are terminals. */
        static Terminals parse(String numbers) {
            return new Terminals(numbers.contains("0"), numbers.contains("1"), numbers.contains("2"));
        }
    }

    /** The operator, as OpenSSH's configuration knows people. */
    LocalUser user() {
        return LocalUser.current(home, userName, environment);
    }

    /** Who commands from here, as {@code user@host}, for nodes to tell others. */
    String controller() {
        return Printable.of(userName + "@" + hostName());
    }

    /** By which waits are measured, whatever becomes of the clock. */
    SteadyTime steady() {
        return SteadyTime.from(clock);
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }

    /** Tells the operator what is no error. */
    void remark(List<String> sentences) {
        sentences.forEach(sentence -> err.println("volmount: " + Printable.of(sentence)));
    }

    /** Colour only where a terminal shows it and nobody asked for none (no-color.org). */
    Style style(boolean terminal) {
        return style(environment, terminal);
    }

    private static Style style(Map<String, String> environment, boolean terminal) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return terminal && wanted ? Style.COLOUR : Style.PLAIN;
    }

    CommandLine.Help.ColorScheme helpColours() {
        boolean coloured = style(terminals.out()) == Style.COLOUR;
        return CommandLine.Help.defaultColorScheme(coloured ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
    }

    /** What writes a result down. */
    @FunctionalInterface
    interface Result {
        void write(Style style, Writer out) throws IOException;
    }

    /** Writes a result to standard output. A reader that has seen enough, such as {@code head}, is no error. */
    void show(Function<Style, String> result) throws IOException {
        show((style, writer) -> writer.write(result.apply(style)));
    }

    /** The same of a result that may be too large to be held as one text. */
    void show(Result result) throws IOException {
        PrintWriter writer = writer(out);
        result.write(style(terminals.out()), writer);
        writer.flush();
        if (out.checkError() && !StandardOutput.isPipe()) {
            throw new IOException("the result could not be written to standard output");
        }
    }

    /** The folder of this controller's runs. */
    Path runs() {
        return RunDirectory.runs(environment, home);
    }

    /** Whether there is somebody to ask: both input and errors are the terminal's. */
    boolean canAsk() {
        return terminals.in() && terminals.err();
    }

    /** A question whose answer is not shown. */
    TerminalPrompt prompt(String question) {
        return new TerminalPrompt(canAsk(), in, err, typedAhead, echo, question);
    }

    PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    static Surroundings real() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("user.name"),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Terminals.parse(System.getProperty("volmount.terminals", "")),
                TypedAhead.ofTerminal(),
                Echo.ofTerminal(),
                Clock.systemDefaultZone(),
                time -> Thread.sleep(time.toMillis()),
                new SecureRandom(),
                Surroundings::overSsh);
    }

    static Agents overSsh(Surroundings here, Credentials credentials, Consumer<String> remarks) {
        return new SshAgents(credentials, remarks, here.random, here.sleeper, here.clock);
    }

    /** In UTF-8 whatever the locale, for a report is. */
    private static PrintStream stream(FileDescriptor standard) {
        return new PrintStream(new FileOutputStream(standard), true, StandardCharsets.UTF_8);
    }
}
