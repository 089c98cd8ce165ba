package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.volmount.lab.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@link InMemoryController} in a process of its own, on a terminal or without one, that signals can be sent to. */
public final class InMemoryControllerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path home;
    private final Process process;
    private final Path out;
    private final Path err;

    private InMemoryControllerProcess(Path home, List<String> words, boolean merged) throws IOException {
        this.home = home;
        this.out = Files.createTempFile(home, "pretend", ".out");
        this.err = Files.createTempFile(home, "pretend", ".err");
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(out.toFile());
        builder.environment().put("TERM", "xterm");
        builder.environment().remove("XDG_STATE_HOME");
        if (merged) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(err.toFile());
        }
        this.process = builder.start();
    }

    /** Without a terminal. */
    public static InMemoryControllerProcess start(Path home, String... arguments) throws IOException {
        return new InMemoryControllerProcess(home, command(home, arguments), false);
    }

    /** As somebody whom permissions hold for, also if this process is root's. */
    public static InMemoryControllerProcess startUnprivileged(Path home, String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            String dropped = "-dac_override,-dac_read_search";
            words.addAll(List.of("setpriv", "--bounding-set", dropped, "--inh-caps", dropped));
        }
        words.addAll(command(home, arguments));
        return new InMemoryControllerProcess(home, words, false);
    }

    /** On a terminal of its own, made by script(1), at which {@link #type} types. */
    public static InMemoryControllerProcess startOnTerminal(Path home, String... arguments) throws IOException {
        return startOnTerminal(home, command(home, arguments));
    }

    /** The same where nothing can be put into the directory for temporary files. */
    public static InMemoryControllerProcess startOnTerminalWithoutTemporaryFiles(Path home, String... arguments)
            throws IOException {
        return startOnTerminal(home, command(home, List.of("-Djava.io.tmpdir=/proc"), arguments));
    }

    private static InMemoryControllerProcess startOnTerminal(Path home, List<String> command) throws IOException {
        String controller = "echo $$ > " + quoted(home.resolve("pid").toString()) + "; exec "
                + command.stream().map(InMemoryControllerProcess::quoted).collect(Collectors.joining(" "));
        String line = "stty cols 80 rows 24; trap : INT; sh -c " + quoted(controller) + "; code=$?; stty -a > "
                + quoted(home.resolve("settings").toString()) + "; exit $code";
        return new InMemoryControllerProcess(
                home, List.of("script", "-q", "-e", "-E", "always", "-c", line, "/dev/null"), true);
    }

    private static List<String> command(Path home, String... arguments) {
        return command(home, List.of(), arguments);
    }

    private static List<String> command(Path home, List<String> settings, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT,TERM,HUP",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                InMemoryController.class.getName()));
        words.addAll(words.indexOf("-cp"), settings);
        words.addAll(List.of(arguments));
        return words;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** As a key is pressed, whether anybody reads it or not. */
    public void type(String keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    /** Whether the terminal echoes after its end. */
    public boolean echoes() throws IOException {
        return Files.readString(home.resolve("settings")).matches("(?s).*\\sicanon\\s.*\\secho\\s.*");
    }

    public void signal(String name) throws Exception {
        Path pid = home.resolve("pid");
        String target = Files.exists(pid) ? Files.readString(pid).strip() : Long.toString(process.pid());
        new ProcessBuilder("kill", "-" + name, target).start().waitFor();
    }

    public String said() throws IOException {
        return Files.readString(out, UTF_8) + Files.readString(err, UTF_8);
    }

    /** Returns once it has said these words. */
    public void awaitWords(String words) throws Exception {
        Eventually.eventually("says: " + words + "\n" + said(), () -> said().contains(words));
    }

    /** Returns once it has said these words so many times. */
    public void awaitWords(String words, int times) throws Exception {
        Eventually.eventually(
                "says %d times: %s".formatted(times, words),
                () -> said().split(Pattern.quote(words), -1).length > times);
    }

    /** Returns once this file is there. */
    public void awaitFile(String name) throws Exception {
        Eventually.eventually("writes " + name, () -> Files.exists(home.resolve(name)));
    }

    /** Waits for its own end; on a terminal, standard output holds everything. */
    public CommandRun end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + said());
        }
        return new CommandRun(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
