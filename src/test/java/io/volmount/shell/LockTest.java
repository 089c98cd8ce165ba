package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeLock;
import io.volmount.facts.RunIdentity;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The node's lock, in the shells that nodes have. */
@Execution(ExecutionMode.CONCURRENT)
class LockTest {
    private static final ClearAgentCheckpoint STEP = new ClearAgentCheckpoint("/checkpoint");
    private static final RunIdentity OTHERS = new RunIdentity("20261122-130000-wxyz", "somebody@else");
    private static final String RUN = Samples.CLAIM.run();

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    private void open(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("ln -s /meta/S0 /checkpoint");
    }

    private StepResult perform(RunIdentity run) {
        return node.agent().perform(STEP, run);
    }

    private NodeLock lock() throws Exception {
        return node.agent().probe(Samples.NOTHING).lock();
    }

    private void assertNothingWasDone() {
        assertThat(node.sh("readlink /checkpoint")).isEqualTo("/meta/S0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void aNodeStaysLockedByItsFirstRunUntilThatRunReleasesIt(String shell) throws Exception {
        open(shell);
        assertThat(lock()).isEqualTo(NodeLock.FREE);
        assertThat(perform(Samples.CLAIM).status()).isEqualTo(Status.DONE);
        assertThat(perform(Samples.CLAIM).status()).isEqualTo(Status.UNCHANGED);

        StepResult held = perform(OTHERS);

        NodeLock.Owner owner = lock().owner().orElseThrow();
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.detail())
                .isEqualTo("this node is locked by run " + RUN + " of op@control since " + owner.since()
                        + ": wait for it to end, or run `volmount resume " + RUN
                        + "` there; if that controller is gone for good, see `volmount unlock`");
        assertThat(owner.run()).isEqualTo(RUN);
        assertThat(owner.controller()).isEqualTo("op@control");
        assertThat(owner.step()).isEqualTo("clear-agent-checkpoint");
        assertThat(owner.bootId())
                .isEqualTo(node.sh("cat /proc/sys/kernel/random/boot_id").strip());
        assertThat(owner.since()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z");
        assertThat(node.agent().release(OTHERS.run()).status()).isEqualTo(Status.HELD);
        assertThat(node.agent().release(RUN).status()).isEqualTo(Status.DONE);
        assertThat(node.agent().release(RUN).status()).isEqualTo(Status.UNCHANGED);
        assertThat(perform(OTHERS).status()).isEqualTo(Status.UNCHANGED);
    }

    private static RunIdentity inBoot(String bootId) {
        return new RunIdentity(RUN, Samples.CLAIM.controller(), Optional.of(bootId), Duration.ZERO);
    }

    private static RunIdentity planned(RunIdentity run, Duration ago) {
        return new RunIdentity(run.run(), run.controller(), Optional.empty(), ago);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void aPlanForABootThatHasEndedIsNotBegun(String shell) throws Exception {
        open(shell);
        String boot = node.sh("cat /proc/sys/kernel/random/boot_id").strip();
        StepResult late = perform(inBoot(Samples.BOOT));
        assertThat(late.status()).isEqualTo(Status.HELD);
        assertThat(late.detail())
                .isEqualTo("the node has rebooted since it was planned: it is in boot " + boot + ", not " + Samples.BOOT
                        + "; resume the run, or apply again");
        assertThat(lock()).isEqualTo(NodeLock.FREE);
        assertNothingWasDone();
        assertThat(perform(inBoot(boot)).status()).isEqualTo(Status.DONE);
        late = perform(inBoot(Samples.BOOT));
        assertThat(late.status()).isEqualTo(Status.FAILED);
        assertThat(late.detail()).startsWith("refused: the node has rebooted since it was planned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void aPlanFromBeforeAnotherRunHadTheNodeIsNotBegun(String shell) throws Exception {
        open(shell);
        perform(OTHERS);
        node.agent().release(OTHERS.run());
        node.sh("ln -s /meta/S0 /checkpoint");
        StepResult late = perform(planned(Samples.CLAIM, Duration.ofMinutes(5)));
        assertThat(late.status()).isEqualTo(Status.HELD);
        assertThat(late.detail())
                .isEqualTo("run " + OTHERS.run()
                        + " has worked on this node since it was planned: resume the run, or apply again");
        assertThat(lock()).isEqualTo(NodeLock.FREE);
        assertNothingWasDone();
        assertThat(perform(planned(OTHERS, Duration.ofMinutes(5))).status())
                .as("its own release")
                .isEqualTo(Status.DONE);
        node.agent().release(OTHERS.run());
        for (String ended : List.of("$(($(date +%s) - 400))", "$(($(date +%s) + 400))", "", "x")) {
            node.sh("echo " + OTHERS.run() + " " + ended + " >/var/lib/volmount/released");
            assertThat(perform(planned(Samples.CLAIM, Duration.ofMinutes(5))).status())
                    .as(ended)
                    .isEqualTo(Status.UNCHANGED);
            node.agent().release(RUN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void ofConcurrentRunsExactlyOneLocksTheNode(String shell) throws Exception {
        open(shell);
        ExecutorService controllers = Executors.newFixedThreadPool(6);
        List<Future<StepResult>> attempts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RunIdentity run = new RunIdentity("run-" + i, "op@control" + i);
            attempts.add(controllers.submit(() -> perform(run)));
        }
        List<Integer> winners = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Status status = attempts.get(i).get().status();
            assertThat(status).isIn(Status.DONE, Status.HELD);
            if (status == Status.DONE) {
                winners.add(i);
            }
        }
        controllers.shutdown();

        assertThat(winners).hasSize(1);
        assertThat(lock().owner().orElseThrow().run()).isEqualTo("run-" + winners.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void aDamagedLockStillLocksAndCanBeRemoved(String shell) throws Exception {
        open(shell);
        node.sh("mkdir -p -m 700 /var/lib/volmount");
        for (String garbage : List.of(
                ": >owner",
                "echo 'run $(rm /checkpoint)' >owner",
                "printf 'run \\000\\001\\n' >owner",
                "head -c 100000 /dev/urandom | tr -d 'r' >owner",
                "ln -s /nowhere owner",
                "ln -s /checkpoint owner")) {
            node.sh("cd /var/lib/volmount; " + garbage);

            StepResult result = perform(Samples.CLAIM);

            assertThat(result.status()).as(garbage).isEqualTo(Status.HELD);
            assertThat(result.detail())
                    .startsWith("this node is locked, but /var/lib/volmount/owner is damaged")
                    .contains("`volmount unlock`");
            assertThat(lock().owner()).contains(NodeLock.Owner.DAMAGED);
            assertThat(node.agent().release(RUN).status()).isEqualTo(Status.HELD);
            assertThat(node.agent().release(RunIdentity.DAMAGED).status()).isEqualTo(Status.DONE);
            assertNothingWasDone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void noStepStartsOnANodeWithAFullDisk(String shell) throws Exception {
        open(shell);
        node.sh("mkdir -p /var/lib/volmount; mount -t tmpfs -o size=4k,mode=700 tmpfs /var/lib/volmount\n"
                + "head -c 4096 /dev/zero >/var/lib/volmount/lock");

        StepResult full = perform(Samples.CLAIM);

        assertThat(full.status()).as(full.detail()).isEqualTo(Status.FAILED);
        node.sh("! [ -e /var/lib/volmount/owner ] && ! [ -e /var/lib/volmount/owner.part ]");
        assertNothingWasDone();
        node.sh("umount /var/lib/volmount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void symbolicLinksCannotRedirectTheLock(String shell) throws Exception {
        open(shell);
        node.sh("mkdir /elsewhere; ln -s /elsewhere /var/lib/volmount");
        assertThat(perform(Samples.CLAIM).detail()).startsWith("/var/lib/volmount is a symbolic link");
        node.sh("rm /var/lib/volmount; mkdir /var/lib/volmount; ln -s /checkpoint /var/lib/volmount/lock");
        assertThat(perform(Samples.CLAIM).detail()).startsWith("/var/lib/volmount/lock is a symbolic link");
        node.sh("rm /var/lib/volmount/lock; ln -s /checkpoint /var/lib/volmount/owner.part; chown 1 /var/lib/volmount");
        assertThat(perform(Samples.CLAIM).detail()).startsWith("/var/lib/volmount is not owned by root");
        assertNothingWasDone();
        node.sh("chown 0 /var/lib/volmount; rm /elsewhere -r");
        assertThat(perform(Samples.CLAIM).status()).isEqualTo(Status.DONE);
        assertThat(node.sh("[ -L /var/lib/volmount/owner ] || stat -c %a /var/lib/volmount /var/lib/volmount/owner"))
                .isEqualTo("700\n600\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void aStepThatOutlivedItsConnectionKeepsTheLockFromEverybody(String shell) throws Exception {
        open(shell);
        perform(Samples.CLAIM);
        node.sh("flock /var/lib/volmount/lock sh -c 'echo >/held; exec sleep 30' >/dev/null 2>&1 & echo $! >/holder\n"
                + "while [ ! -e /held ]; do sleep 0.05; done");

        assertThat(lock().stepAtWork()).isTrue();
        assertThat(perform(Samples.CLAIM).status()).isEqualTo(Status.IN_DOUBT);
        assertThat(node.agent().release(RUN).detail()).startsWith("another step is running on this node");
        assertThat(perform(OTHERS).status()).isEqualTo(Status.HELD);
        assertThat(lock().owner()).isPresent();

        node.sh("kill $(cat /holder) $(pgrep -P $(cat /holder))");
        assertThat(node.agent().release(RUN).status()).isEqualTo(Status.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void aWaitingStepIsRefusedWhenAnotherRunLocksTheNode(String shell) throws Exception {
        open(shell);
        node.sh("mkdir -m 700 /var/lib/volmount; mv /bin/sleep /bin/real-sleep\n"
                + "printf '#!/bin/sh\\nprintf \"run wxyz\\\\ncontroller op@there\\\\n\" >/var/lib/volmount/owner\\n'"
                + " >/bin/sleep; chmod 755 /bin/sleep\n"
                + "flock /var/lib/volmount/lock sh -c 'echo >/held; exec real-sleep 30' >/dev/null 2>&1 & echo $! >/holder\n"
                + "while [ ! -e /held ]; do real-sleep 0.05; done");

        StepResult held = perform(Samples.CLAIM);

        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.detail()).startsWith("this node is locked by run wxyz of op@there");
        assertNothingWasDone();
        node.sh("kill $(cat /holder) $(pgrep -P $(cat /holder))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void probingTheLockLeavesNothingBehind(String shell) throws Exception {
        open(shell);
        lock();
        node.sh("[ ! -e /var/lib/volmount ]");
        perform(Samples.CLAIM);
        String before = node.sh("stat -c '%n %i %Y %Z %s' /var/lib/volmount /var/lib/volmount/*");
        lock();
        assertThat(node.sh("stat -c '%n %i %Y %Z %s' /var/lib/volmount /var/lib/volmount/*"))
                .isEqualTo(before);
    }
}
