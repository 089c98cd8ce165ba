package io.volmount.cli;

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
    void aRunThatOthersCouldHaveWrittenIsPassedOverAndToldOf() throws IOException {
        Path other = copied("20991231-000000-evil");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xrwx"));

        assertThat(world.run("runs")).isEqualTo(1);
        assertThat(world.err())
                .isEqualTo("volmount: run 20991231-000000-evil is skipped because somebody else could have written it:"
                        + " others may write to " + other + "\n");
        assertThat(world.out().lines()).first().asString().contains("20991231-000000-evil", "not trusted, skipped");
        assertThat(world.out().lines()).last().asString().contains(name(), "stopped");

        world.run("resume", "--yes");
        assertThat(world.err())
                .contains("run 20991231-000000-evil is skipped", "resuming run " + name())
                .doesNotContain("resuming run 2099");
    }

    @Test
    void aRunThatOthersCouldHaveWrittenIsNotResumedButShown() throws IOException {
        Path file = run.resolve("inputs.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        world.asked.clear();

        for (String name : List.of(name(), run.toString())) {
            assertThat(world.refusal(world.run("resume", name, "--yes")))
                    .startsWith("run " + name()
                            + " is not resumed because somebody else could have written it:"
                            + " others may write to " + shown(file)
                            + "; review it with `volmount runs show ");
            assertThat(world.run("runs", "show", name)).isZero();
            assertThat(world.out()).contains("make-filesystem");
            assertThat(world.err()).contains("run " + name() + " may have been forged: others may write to " + file);
        }
        assertThat(world.asked).isEmpty();
    }

    @Test
    void aRunThatMakesNoSenseHidesNoOther() throws IOException {
        world.asked.clear();
        Path senseless = copied("20991231-000000-aaaa");
        Journal journal = Journal.reopen(RunDirectory.at(senseless));
        journal.record(new RolloutEvent.AgentAdmitted(Instant.EPOCH, "nobody-knows-it"));
        journal.close();
        long lines = Files.readAllLines(senseless.resolve("events.jsonl")).size();
        String problem = senseless + "/events.jsonl:" + lines
                + ": this line of the journal tells of what cannot have happened in this run;";

        assertThat(world.run("runs")).isEqualTo(1);
        assertThat(world.err()).contains(problem).doesNotContain("Exception");
        assertThat(world.out().lines()).last().asString().contains(name(), "stopped");
        assertThat(world.refusal(world.run("resume")))
                .contains(problem.replace(home + "/", ""))
                .doesNotContain("Exception");
        for (String command : List.of("show", "report")) {
            assertThat(world.run("runs", command, senseless.toString())).isEqualTo(1);
            assertThat(world.err()).contains(problem).doesNotContain("Exception");
        }
        assertThat(world.run("resume", senseless.toString(), "--yes")).isEqualTo(1);
        assertThat(world.err()).contains(problem).doesNotContain("Exception");
    }

    @Test
    void aNameThatIsNoneIsAMistake() {
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
        world.asked.clear();
        String[] words = Stream.concat(command.stream(), Stream.of(name)).toArray(String[]::new);
        return world.refusal(world.run(words)).strip();
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

            assertThat(world.run("runs")).isEqualTo(1);
            assertThat(world.err()).contains("cannot read " + odd.resolve(name) + ": not a regular file");
        }
    }
}
