package io.volmount.app.context;

import io.volmount.agent.Agents;
import io.volmount.agent.Sleeper;
import io.volmount.agent.SteadyTime;
import io.volmount.console.PrintableStream;
import io.volmount.journal.RunDirectory;
import io.volmount.report.Format;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.secret.TerminalPrompt;
import io.volmount.ssh.SshNodes;
import io.volmount.ssh.auth.Credentials;
import io.volmount.sshconfig.LocalUser;
import io.volmount.terminal.StandardStream;
import io.volmount.terminal.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a command takes from its process: environment, standard streams, clock, randomness, network. Tests bring their own.
 * Both output streams replace what a terminal would obey.
 *
 * @param home the operator's home directory
 * @param random thread-safe, and unpredictable for a node
 */
public record ProcessContext(
        Map<String, String> environment,
        Path home,
        String userName,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        Network network) {

    public ProcessContext {
        out = PrintableStream.of(out, () -> style(environment, terminals, StandardStream.OUT) == Style.COLOUR);
        err = PrintableStream.of(err, () -> style(environment, terminals, StandardStream.ERR) == Style.COLOUR);
    }

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** The operator, for the tokens of OpenSSH's configuration. */
    public LocalUser user() {
        return LocalUser.current(home, userName, environment);
    }

    /** This controller as {@code user@host}; nodes show it to others. */
    public String controller() {
        return Printable.of(userName + "@" + hostName());
    }

    /** Measures waits, even if the clock is set. */
    public SteadyTime steady() {
        return SteadyTime.from(clock);
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }

    /** Prints sentences that are not errors to standard error. */
    public void remark(List<String> sentences) {
        sentences.forEach(this::remark);
    }

    /** Prints a sentence that is not an error to standard error. */
    public void remark(String sentence) {
        err.println("volmount: " + Printable.of(sentence));
    }

    /** Colour on a terminal, unless {@code NO_COLOR} or a dumb terminal forbids it (no-color.org). */
    public Style style(StandardStream stream) {
        return style(environment, terminals, stream);
    }

    private static Style style(Map<String, String> environment, Terminals terminals, StandardStream stream) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return wanted && terminals.isTerminal(stream) ? Style.COLOUR : Style.PLAIN;
    }

    /**
     * Writes a result to standard output. It is not an error if the reader, such as {@code head}, has gone.
     *
     * @param options in whatever style; what it is written in follows from the terminal
     * @throws IOException if it could not be written
     */
    public void print(View view, Format format, TextOptions options) throws IOException {
        PrintWriter writer = writer(out);
        format.write(view, options.in(style(StandardStream.OUT)), writer);
        writer.flush();
        if (out.checkError() && !StandardStream.OUT.isPipe()) {
            throw new IOException("the result could not be written to standard output");
        }
    }

    /**
     * Writes a line to standard output at once.
     *
     * @throws IOException if it could not be written, or its reader has gone
     */
    public void printLine(String line) throws IOException {
        out.print(line + "\n");
        out.flush();
        if (out.checkError()) {
            throw new IOException(StandardStream.OUT.isPipe() ? "its reader has gone" : "it cannot be written to");
        }
    }

    /** The directory of this controller's runs. */
    public Path runs() {
        return RunDirectory.runs(environment, home);
    }

    /** Whether the operator can be asked: standard input and standard error are terminals. */
    public boolean canAsk() {
        return terminals.isTerminal(StandardStream.IN) && terminals.isTerminal(StandardStream.ERR);
    }

    /** A question whose answer is not echoed. */
    public TerminalPrompt prompt(String question) {
        return new TerminalPrompt(canAsk(), in, err, terminals, question);
    }

    /** A writer in UTF-8 to one of the streams. */
    public PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** That of this process. */
    public static ProcessContext real() {
        return new ProcessContext(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("user.name"),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Terminals.ofProcess(),
                Clock.systemDefaultZone(),
                time -> Thread.sleep(time.toMillis()),
                new SecureRandom(),
                ProcessContext::overSsh);
    }

    /** The network that is reached by SSH. */
    public static Agents overSsh(ProcessContext context, Credentials credentials, Consumer<String> remarks) {
        return new SshNodes(credentials, remarks, context.random, context.sleeper, context.clock);
    }

    /** In UTF-8 whatever the locale, as reports are. */
    private static PrintStream stream(FileDescriptor standard) {
        return new PrintStream(new FileOutputStream(standard), true, StandardCharsets.UTF_8);
    }
}
