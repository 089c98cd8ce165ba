package io.volmount.app.context;

import static io.volmount.document.Quoted.quoted;

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
import io.volmount.report.format.Formats;
import io.volmount.secret.TerminalPrompt;
import io.volmount.ssh.SshNodes;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.log.ConnectionLog;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a command takes from its process: environment, standard streams, clock, randomness, network. Tests bring their own.
 * Both output streams replace what a terminal would obey.
 *
 * @param home the operator's home directory
 * @param directory the current directory; may be relative
 * @param display as the command line asks for it
 * @param random thread-safe, and unpredictable for a node
 * @param scope what the command shares with others
 */
public record ProcessContext(
        Map<String, String> environment,
        Path home,
        Path directory,
        String userName,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        Display display,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        Network network,
        CommandScope scope) {

    public ProcessContext {
        out = PrintableStream.of(out, () -> style(display, environment, terminals, StandardStream.OUT) == Style.COLOUR);
        err = PrintableStream.wrapping(
                err,
                () -> style(display, environment, terminals, StandardStream.ERR) == Style.COLOUR,
                text -> terminals.wrapped(text, StandardStream.ERR));
    }

    /** The same process with another display. */
    public ProcessContext with(Display other) {
        return with(in, other, network, scope);
    }

    /** The same process with another network. */
    public ProcessContext with(Network other) {
        return with(in, display, other, scope);
    }

    /** The same process for a command of a shell. */
    public ProcessContext within(CommandScope shell, Network kept, InputStream typed) {
        return with(typed, display, kept, shell);
    }

    private ProcessContext with(InputStream typed, Display look, Network net, CommandScope all) {
        return new ProcessContext(
                environment,
                home,
                directory,
                userName,
                typed,
                out,
                err,
                terminals,
                look,
                clock,
                sleeper,
                random,
                net,
                all);
    }

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
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }

    /**
     * Does work that changes nothing; the first stop signal ends it.
     *
     * @param lastWords runs before that
     * @throws CommandStopped after such a signal, if the process goes on
     */
    public <T, E extends Exception> T untilStopped(Runnable lastWords, StopSignal.Work<T, E> work) throws E {
        return StopSignal.ending(lastWords, scope.exit(), work);
    }

    public void remark(List<String> sentences) {
        sentences.forEach(this::remark);
    }

    /** Prints a sentence that is not an error to standard error. */
    public void remark(String sentence) {
        err.println("volmount: " + Printable.of(sentence));
    }

    public Style style(StandardStream stream) {
        return style(display, environment, terminals, stream);
    }

    private static Style style(
            Display display, Map<String, String> environment, Terminals terminals, StandardStream stream) {
        return display.colour().coloured(environment, () -> terminals.isTerminal(stream)) ? Style.COLOUR : Style.PLAIN;
    }

    /** Whether the operator's locale is in UTF-8, so that a terminal shows more than ASCII (locale(7)). */
    public boolean unicode() {
        return !Ascii.isAllThatShows(environment);
    }

    /**
     * Writes a result to standard output, in a pager if it is higher than the terminal. It is not an error if the reader,
     * such as {@code head}, has gone.
     *
     * @param options in whatever style; what it is written in follows from the terminal
     * @throws IOException if it could not be written
     */
    public void show(View view, Format format, TextOptions options) throws IOException {
        write(view, format, options, display.pager());
    }

    /** The same, but never in a pager: for a result that follows what the operator has watched. */
    public void print(View view, Format format, TextOptions options) throws IOException {
        write(view, format, options, false);
    }

    private void write(View view, Format format, TextOptions options, boolean paged) throws IOException {
        if (terminals.isTerminal(StandardStream.OUT)) {
            writeToTerminal(text(view, format, options, StandardStream.OUT), paged);
        } else {
            PrintWriter writer = writer(out);
            format.write(view, options.in(style(StandardStream.OUT)), writer);
            writer.flush();
        }
        if (out.checkError() && !StandardStream.OUT.isPipe()) {
            throw new IOException("the result could not be written to standard output");
        }
    }

    private void writeToTerminal(TerminalText text, boolean paged) {
        Optional<Pager> pager = paged && text.isHigherThanTerminal() ? Pager.of(environment) : Optional.empty();
        if (pager.isPresent() && pager.get().shows(text.toString())) {
            return;
        }
        out.print(text);
        pager.ifPresent(missing -> remark("the pager " + quoted(missing.command())
                + " could not be started; set VOLMOUNT_PAGER to another, or use --no-pager"));
    }

    private TerminalText text(View view, Format format, TextOptions options, StandardStream stream) throws IOException {
        return new TerminalText(view, format, options.in(style(stream)), terminals.size(stream), unicode());
    }

    /**
     * Writes a view to standard error, for people.
     *
     * @param options in whatever style
     */
    public void tell(View view, TextOptions options) throws IOException {
        if (terminals.isTerminal(StandardStream.ERR)) {
            err.print(text(view, Formats.text(), options, StandardStream.ERR));
        } else {
            PrintWriter writer = writer(err);
            view.text(options.in(style(StandardStream.ERR)), writer);
            writer.flush();
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
                Path.of(""),
                System.getProperty("user.name"),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Terminals.ofProcess(),
                Display.USUAL,
                new SystemClock(),
                time -> Thread.sleep(time.toMillis()),
                new SystemRandom(),
                ProcessContext::overSsh,
                CommandScope.PROCESS);
    }

    /** The network that is reached by SSH. */
    public static Agents overSsh(ProcessContext context, Credentials credentials, ConnectionLog log) {
        return new SshNodes(credentials, log, context.random, context.sleeper, context.clock);
    }

    /** In UTF-8 whatever the locale, as reports are. */
    private static PrintStream stream(FileDescriptor standard) {
        return new PrintStream(new FileOutputStream(standard), true, StandardCharsets.UTF_8);
    }
}
