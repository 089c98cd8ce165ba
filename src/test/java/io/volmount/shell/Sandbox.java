package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Backoff;
import io.volmount.agent.ProbeRequest;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.LocalShell;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.ShellQuote;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * This machine's file system with a layer on top that takes all changes, in a mount namespace of its own: scripts do in
 * it what they do on a node, and nothing of it lasts. systemctl is a stand-in there ({@code systemctl-stand-in.sh}).
 * Needs root; a test that opens one without is skipped.
 */
final class Sandbox implements AutoCloseable {
    private static final String LAYERS = """
            mount -t tmpfs tmpfs "$0" && mkdir "$0/up" "$0/work" "$0/root" &&
            mount -t overlay overlay -o "lowerdir=/,upperdir=$0/up,workdir=$0/work" "$0/root" &&
            for dir in dev proc sys; do mount --rbind "/$dir" "$0/root/$dir" || exit; done
            echo ready && exec cat
            """;

    private final Process holder;
    private final Path directory;
    private final String shell;

    private Sandbox(Process holder, Path directory, String shell) {
        this.holder = holder;
        this.directory = directory;
        this.shell = shell;
    }

    /** @param shell that runs the scripts, such as {@code busybox sh} */
    static Sandbox open(String shell) throws IOException {
        Path directory = Files.createTempDirectory("sandbox");
        Process holder = new ProcessBuilder(
                        "unshare", "-m", "--propagation", "private", "sh", "-c", LAYERS, directory.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new BufferedReader(holder.inputReader(StandardCharsets.UTF_8)).readLine();
        Sandbox sandbox = new Sandbox(holder, directory, shell);
        if (!"ready".equals(answer)) {
            sandbox.close();
        }
        assumeTrue("ready".equals(answer), "no sandbox without root and overlay mounts: " + answer);
        String standIn = new String(
                Sandbox.class.getResourceAsStream("systemctl-stand-in.sh").readAllBytes(), StandardCharsets.UTF_8);
        sandbox.sh("rm -rf /var/lib/volmount /dcos; mkdir -p /dcos /units; rm -f /usr/bin/systemctl\n" + "printf %s "
                + ShellQuote.quote(standIn) + " >/usr/bin/systemctl; chmod 755 /usr/bin/systemctl");
        return sandbox;
    }

    StepResult perform(ScriptStep step) {
        return agent().perform(step, Samples.CLAIM);
    }

    ShellAgent agent() {
        return new ShellAgent(
                () -> scripts(),
                RootShell.LOGIN,
                timings(),
                Clock.systemUTC(),
                Clock.systemUTC(),
                duration -> {},
                new Random(7));
    }

    /** What a plan would tell the device by. */
    String identity(String device) throws AgentUnreachable {
        return agent().probe(new ProbeRequest(List.of(device), List.of(), List.of(), Set.of()))
                .devices()
                .get(device)
                .identity()
                .orElseThrow();
    }

    Shell scripts() {
        return new LocalShell(inside(shell.split(" ")));
    }

    /** Runs commands of the test itself, which must succeed, and returns what they print. */
    String sh(String commands) {
        CommandResult result = new LocalShell(inside("sh")).run("", commands, Duration.ofMinutes(10));
        assertThat(result.ending()).as(result.stderr().text()).isEqualTo(new Ending.Exited(0));
        return result.stdout().text();
    }

    private List<String> inside(String... command) {
        Stream<String> enter =
                Stream.of("nsenter", "-m", "-t", String.valueOf(holder.pid()), "chroot", directory + "/root");
        return Stream.concat(enter, Stream.of(command)).toList();
    }

    private static AgentTimeouts timings() {
        Duration second = Duration.ofSeconds(1);
        return new AgentTimeouts(
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                second,
                second,
                new Backoff(1, second, second));
    }

    /** Unmounts and detaches the loop devices of the files in its /root, and no others, which may be another test's. */
    void detachLoops() {
        sh("for file in /root/*; do losetup -n -O NAME -j \"$file\" | while read -r loop; do"
                + " umount \"$loop\" 2>/dev/null; losetup -d \"$loop\"; done; done");
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.onExit().join();
        Files.delete(directory);
    }
}
