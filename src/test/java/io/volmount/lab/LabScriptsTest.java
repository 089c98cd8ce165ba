package io.volmount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/lab test} makes of a run of Maven, with a stand-in for Maven. */
class LabScriptsTest {
    @TempDir
    Path directory;

    private record Ended(int exitCode, String said) {}

    @Test
    void aRunWithASkippedTestFailsAndNamesItsReport() throws Exception {
        mvn("""
                mkdir -p target/surefire-reports target/failsafe-reports
                echo '<testsuite><testcase/></testsuite>' > target/surefire-reports/TEST-a.RunTest.xml
                echo '<testsuite><testcase><skipped message="no sshd"/></testcase></testsuite>' \\
                    > target/failsafe-reports/TEST-a.SkippedIT.xml
                """);

        Ended run = run("run_maven");

        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("TEST-a.SkippedIT.xml").doesNotContain("TEST-a.RunTest.xml");
    }

    @Test
    void aRunThatSkipsNothingIsAsGoodAsMavenSays() throws Exception {
        Path old = Files.createDirectories(directory.resolve("target/surefire-reports"));
        Files.writeString(old.resolve("TEST-a.OfAnEarlierRunTest.xml"), "<skipped/>");
        mvn("mkdir -p target/surefire-reports; echo '<testsuite/>' > target/surefire-reports/TEST-a.RunTest.xml");
        assertThat(run("run_maven").exitCode()).isZero();

        mvn("exit 7");
        assertThat(run("run_maven").exitCode()).isEqualTo(7);
    }

    @Test
    void nothingThatAKilledMavenHasStartedIsLeft() throws Exception {
        mvn("sleep 3600 & echo $! > child; kill -9 $$");

        Ended run = run("trap end_maven EXIT; run_maven");

        assertThat(run.exitCode()).as(run.said()).isEqualTo(128 + 9);
        awaitEndOf(Long.parseLong(Files.readString(directory.resolve("child")).strip()));
    }

    @Test
    void mavenEndsWithALabThatIsKilled() throws Exception {
        mvn("echo $$ > maven; exec sleep 3600");
        Process lab = start("run_maven");
        Path pid = directory.resolve("maven");
        Eventually.eventually("Maven runs", () -> Files.exists(pid) && Files.size(pid) > 0);

        lab.destroyForcibly();

        awaitEndOf(Long.parseLong(Files.readString(pid).strip()));
    }

    private static void awaitEndOf(long pid) {
        ProcessHandle.of(pid).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
    }

    private void mvn(String script) throws IOException {
        Path program = Files.createDirectories(directory.resolve("bin")).resolve("mvn");
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Process start(String commands) throws IOException {
        String script = "set -eu\nroot=$1 lab=$1\ndie() { echo \"$*\" >&2; exit 1; }\n. src/lab/maven.sh\n" + commands;
        ProcessBuilder sh = new ProcessBuilder("sh", "-c", script, "lab", directory.toString());
        sh.environment().merge("PATH", directory.resolve("bin") + ":", (path, first) -> first + path);
        return sh.redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start();
    }

    private Ended run(String commands) throws Exception {
        int exitCode = start(commands).waitFor();
        return new Ended(exitCode, Files.readString(directory.resolve("said"), UTF_8));
    }
}
