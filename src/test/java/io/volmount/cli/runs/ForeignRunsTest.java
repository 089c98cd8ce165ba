package io.volmount.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that others could have written, and what is no run at all. */
class ForeignRunsTest extends OneRun {
    @Test
    void aRunThatOthersCouldHaveWrittenIsSkippedAndReported() throws IOException {
        Path other = copied("20991231-000000-evil");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xrwx"));

        assertThat(cli.run("runs")).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("volmount: run 20991231-000000-evil is skipped because another user could have written it:"
                        + " others may write to " + other + "\n");
        assertThat(cli.out().lines()).first().asString().contains("20991231-000000-evil", "not trusted, skipped");
        assertThat(cli.out().lines()).last().asString().contains(name(), "stopped");

        cli.run("resume", "--yes");
        assertThat(cli.err())
                .contains("run 20991231-000000-evil is skipped", "resuming run " + name())
                .doesNotContain("resuming run 2099");
    }

    @Test
    void aRunThatOthersCouldHaveWrittenIsNotResumedButShown() throws IOException {
        Path file = run.resolve("inputs.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        cli.asked.clear();

        for (String name : List.of(name(), run.toString())) {
            assertThat(cli.refusal(cli.run("resume", name, "--yes")))
                    .startsWith("run " + name()
                            + " is not resumed because another user could have written it:"
                            + " others may write to " + shown(file)
                            + "; review it with `volmount runs show ");
            assertThat(cli.run("runs", "show", name)).isZero();
            assertThat(cli.out()).contains("make-filesystem");
            assertThat(cli.err()).contains("run " + name() + " may have been forged: others may write to " + file);
        }
        assertThat(cli.asked).isEmpty();
    }

    @Test
    void aRunThatMakesNoSenseHidesNoOther() throws IOException {
        cli.asked.clear();
        Path senseless = copied("20991231-000000-aaaa");
        Journal journal = Journal.reopen(RunDirectory.at(senseless));
        journal.record(new RolloutEvent.AgentAdmitted(Instant.EPOCH, "nobody-knows-it"));
        journal.close();
        long lines = Files.readAllLines(senseless.resolve("events.jsonl")).size();
        String problem = senseless + "/events.jsonl:" + lines
                + ": this line of the journal contains an event that is impossible in this run;";

        assertThat(cli.run("runs")).isEqualTo(1);
        assertThat(cli.err()).contains(problem).doesNotContain("Exception");
        assertThat(cli.out().lines()).last().asString().contains(name(), "stopped");
        assertThat(cli.refusal(cli.run("resume")))
                .contains(problem.replace(home + "/", ""))
                .doesNotContain("Exception");
        for (String command : List.of("show", "report")) {
            assertThat(cli.run("runs", command, senseless.toString())).isEqualTo(1);
            assertThat(cli.err()).contains(problem).doesNotContain("Exception");
        }
        assertThat(cli.run("resume", senseless.toString(), "--yes")).isEqualTo(1);
        assertThat(cli.err()).contains(problem).doesNotContain("Exception");
    }

    @Test
    void anInvalidRunNameIsRefused() {
        for (List<String> command : List.of(List.of("runs", "show"), List.of("runs", "report"), List.of("resume"))) {
            for (String name : List.of("", " ")) {
                assertThat(refused(command, name)).startsWith("the name of the run is empty");
            }
            for (String name : List.of("/", "//", "/..", "./")) {
                assertThat(refused(command, name))
                        .isEqualTo("`" + name + "` is not the directory of a run: it has no events.jsonl");
            }
        }
    }

    private String shown(Path path) {
        return home.relativize(path).toString();
    }

    private String refused(List<String> command, String name) {
        cli.asked.clear();
        String[] words = Stream.concat(command.stream(), Stream.of(name)).toArray(String[]::new);
        return cli.refusal(cli.run(words)).strip();
    }

    @Test
    @Timeout(60)
    void aPipeInsteadOfAFileOfARunKeepsNobodyWaiting() throws Exception {
        for (String name : List.of("lock", "events.jsonl")) {
            Path odd = copied("20991231-000000-" + name.substring(0, 4));
            Files.delete(odd.resolve(name));
            assertThat(new ProcessBuilder("mkfifo", odd.resolve(name).toString())
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(cli.run("runs")).isEqualTo(1);
            assertThat(cli.err()).contains("cannot read " + odd.resolve(name) + ": not a regular file");
        }
    }
}
