package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.Ending;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ScriptedShell;
import io.volmount.step.Reboot;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In virtual time. */
class RebootTest {
    private static final String NEW = "0b00740b-0000-4000-8000-000000000002";

    private final ScriptedShell node = new ScriptedShell();
    private final VirtualClock clock = new VirtualClock();
    private final VirtualClock wall = new VirtualClock();
    private Duration setting = Duration.ZERO;
    private final ShellAgent agent =
            new ShellAgent(node, RootShell.LOGIN, AgentTimeouts.standard(), wall, clock, this::sleep, new Random(7));

    @Test
    void waitsThroughTheRebootAndKeepsTheNewLogin() {
        node.exits(0, "\n@ changed rebooting\n", "")
                .boot(Samples.BOOT)
                .noLogin("no route")
                .noLogin("connection refused")
                .boot(NEW)
                .exits(0, "\n@ unchanged already in boot " + NEW + "\n", "");
        StepResult result = reboot(Duration.ofMinutes(10));
        assertThat(result.status()).isEqualTo(Status.DONE);
        assertThat(result.detail()).matches("back after [0-9]+ s in boot " + NEW);
        assertThat(result.boot()).contains(NEW);
        assertThat(reboot(Duration.ofMinutes(10)).status()).isEqualTo(Status.UNCHANGED);
        assertThat(node.seen)
                .containsExactly(
                        "open", "sh -s", "close", "open", "sh -s", "close", "open", "open", "open", "sh -s", "sh -s");
    }

    @Test
    void aConnectionThatDropsIsExpected() {
        node.ends(new Ending.InDoubt("the connection was lost"), "", "")
                .noLogin("no route")
                .boot(NEW);
        assertThat(reboot(Duration.ofMinutes(10)).status()).isEqualTo(Status.DONE);
    }

    @Test
    void asksAboutOnceASecondAndStaysWithinTheTime() {
        node.exits(0, "\n@ changed rebooting\n", "");
        often(() -> node.noLogin("no route"));
        Instant start = clock.instant();
        reboot(Duration.ofMinutes(2));
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMinutes(2));
        assertThat(node.seen.size()).isBetween(120, 250);
    }

    @Test
    void aClockThatIsSetMeanwhileNeitherEndsTheWaitNorProlongsIt() {
        node.exits(0, "\n@ changed rebooting\n", "");
        for (int i = 0; i < 8; i++) {
            node.noLogin("no route");
        }
        node.boot(NEW);
        setting = Duration.ofDays(1);
        StepResult result = reboot(Duration.ofMinutes(10));
        assertThat(result.status()).isEqualTo(Status.DONE);
        assertThat(result.detail()).matches("back after [0-9] s in boot " + NEW);
    }

    @Test
    void aNodeThatNeverWentDownHasFailed() {
        node.exits(0, "\n@ changed rebooting\n", "");
        often(() -> node.boot(Samples.BOOT));
        assertThat(reboot(Duration.ofSeconds(3)))
                .isEqualTo(new StepResult(
                        Status.FAILED,
                        "did not go down: still in boot " + Samples.BOOT
                                + " after 3 s; see what blocks the reboot (systemctl list-jobs), then reboot the node"
                                + " by"
                                + " hand",
                        ""));
    }

    @Test
    void aNodeThatWasAwayButDidNotRebootHasFailed() {
        node.exits(0, "\n@ changed rebooting\n", "").noLogin("no route");
        often(() -> node.boot(Samples.BOOT));
        assertThat(reboot(Duration.ofSeconds(3)).detail())
                .startsWith("was unreachable for a while but did not reboot")
                .endsWith("s; check its network and sshd, then reboot the node by hand");
    }

    @Test
    void aNodeThatStaysAwayIsInDoubtAndSaysWhatItsLastAnswerWas() {
        node.exits(0, "\n@ changed rebooting\n", "").boot(Samples.BOOT);
        often(() -> node.noLogin("no route"));
        assertThat(reboot(Duration.ofSeconds(3)))
                .isEqualTo(new StepResult(
                        Status.IN_DOUBT,
                        "did not come back within 3 s; check its console (a boot that waits for a disk or an fstab"
                                + " entry says so), and run apply again once it"
                                + " is up; last error: no route",
                        ""));
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        node.exits(20, "\n@ refused /dcos/volume0 is not mounted\n", "");
        assertThat(reboot(Duration.ofMinutes(10)).detail()).isEqualTo("refused: /dcos/volume0 is not mounted");
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    private static void often(Runnable answer) {
        for (int i = 0; i < 300; i++) {
            answer.run();
        }
    }

    private void sleep(Duration time) {
        clock.sleep(time);
        wall.sleep(time.plus(setting));
    }

    private StepResult reboot(Duration timeout) {
        return agent.perform(new Reboot(Samples.BOOT, List.of(Samples.VOLUME), timeout), Samples.CLAIM);
    }

    private static final class VirtualClock extends Clock {
        private Instant now = Instant.EPOCH;

        void sleep(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
