package io.volmount.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An honest agent among others of one node that tells lies of every sort, each to another login: see {@code lab-liar}. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class LyingNodeIT {
    private static final List<String> LIES =
            List.of("endless", "drips", "talks", "forges", "exaggerates", "controls", "toggles", "echoes");
    private static final String PASSWORD = "marker-of-sudo";

    /** As shows a terminal what to do; line ends apart. */
    private static final String OBEYED = "(?s).*[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202e}&&[^\n]].*";

    private static final String LIARS = """
            groupadd liars
            echo '%liars ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/liars
            printf 'Match Group liars\\n  ForceCommand /usr/local/sbin/lab-liar\\n' > /etc/ssh/sshd_config.d/liars.conf
            for lie in LIES; do
                useradd -m -s /bin/bash -G liars "liar-$lie"
                cp -a /home/core/.ssh "/home/liar-$lie/"
                chown -R "liar-$lie" "/home/liar-$lie/.ssh"
            done
            systemctl reload ssh
            """.replace("LIES", String.join(" ", LIES));

    @TempDir
    Path directory;

    private OperatorFixture operator;
    private String[] secret;

    @Test
    void theHonestAgentIsUnaffectedByTheOthers() throws Exception {
        operator = OperatorFixture.in(directory)
                .playbook(OperatorFixture.ONE_VOLUME + "activation: restart\nverify: {timeout: 3m, settle: 5s}\n"
                        + "rollout: {canary: 0, maxUnavailable: 20, maxFailures: 20}\n");
        try (AgentContainer honest = operator.agent(NodeRole.PRIVATE);
                AgentContainer liar = operator.agent(NodeRole.PRIVATE).published(LIES.size())) {
            LabContainer.startAll(honest, liar);
            liar.stdout(LIARS);
            operator.knows("honest", honest, "sudo: password").trusts(liar.knownHostsLine() + "\n");
            for (int i = 0; i < LIES.size(); i++) {
                operator.lists(LIES.get(i), liar.ports().get(i), "user: liar-" + LIES.get(i), "sudo: password");
            }
            operator.write();
            secret = secret();

            allAtOnce();

            assertThat(honest.decoy()).isEqualTo(honest.decoyAsMade());
            assertThat(liar.decoy()).isEqualTo(liar.decoyAsMade());
        }
    }

    private String[] secret() throws IOException {
        Path file = Files.writeString(operator.file("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new String[] {"-v", "--become-pass-from", "file:" + file};
    }

    /** Each waits two minutes for the last liar; until then {@code apply} changes nothing, and the others find the node so. */
    private void allAtOnce() throws Exception {
        ExecutorService sideBySide = Executors.newCachedThreadPool();
        Callable<CommandRun> planning = () -> operator.plan(secret);
        Callable<CommandRun> verifying = () -> operator.verify(secret);
        Callable<CommandRun> checking = () -> operator.check(secret);
        Callable<CommandRun> applying = () -> operator.apply(secret);
        Future<CommandRun> plan = sideBySide.submit(planning);
        Future<CommandRun> verify = sideBySide.submit(verifying);
        Future<CommandRun> checked = sideBySide.submit(checking);
        Future<CommandRun> apply = sideBySide.submit(applying);
        sideBySide.shutdown();

        holds(plan.get());
        assertThat(plan.get().outcome("honest")).isEqualTo("planned");
        for (String silent : List.of("endless", "drips", "talks")) {
            assertThat(plan.get().outcome(silent)).isEqualTo("unreachable");
        }
        holds(verify.get());
        assertThat(verify.get().outcome("honest")).isEqualTo("not-verified");
        assertThat(verify.get().reason("honest")).contains("nothing is mounted on /dcos/volume0");
        holds(checked.get());
        assertThat(checked.get().agent("honest").path("status").asString()).isEqualTo("ok");
        isApplied(apply.get());
    }

    private void isApplied(CommandRun apply) throws IOException {
        holds(apply);
        assertThat(apply.outcome("honest")).isEqualTo("verified");
        assertThat(LIES).allSatisfy(lie -> assertThat(apply.outcome(lie)).isNotEqualTo("verified"));
        try (Stream<Path> left = Files.walk(operator.state())) {
            assertThat(left.filter(Files::isRegularFile).toList())
                    .allSatisfy(file -> assertThat(file).content().doesNotContain(PASSWORD));
        }
    }

    /** That it is no more than anybody can read, obeyed by no terminal, and tells no password. */
    private static void holds(CommandRun run) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
        for (String text : List.of(run.out(), run.err())) {
            assertThat(text).hasSizeLessThan(200_000).doesNotContain(PASSWORD).doesNotMatch(OBEYED);
        }
    }
}
