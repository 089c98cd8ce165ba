package io.volmount.cli.runs;

import io.volmount.cli.CliHarness;
import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A controller on which one run has ended, its first agent failed. */
abstract class OneRun {
    @TempDir
    Path home;

    CliHarness cli;
    Path run;
    String applied;

    /** A run that its first agent's file system stopped. */
    @BeforeEach
    void create() throws IOException {
        cli = new CliHarness(home);
        cli.agents.put("a1", CliHarness.failing());
        cli.runWithFiles("apply", "--yes", "--format", "json");
        applied = cli.out();
        try (Stream<Path> runs = Files.list(RunDirectory.runs(Map.of(), home))) {
            run = runs.findFirst().orElseThrow();
        }
    }

    String name() {
        return run.getFileName().toString();
    }

    Path events() {
        return run.resolve("events.jsonl");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(cli.out());
    }

    Path copied(String name) throws IOException {
        Path copy = Files.createDirectory(run.resolveSibling(name));
        for (String file : List.of("events.jsonl", "inputs.json", "lock")) {
            Files.copy(run.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        return copy;
    }
}
