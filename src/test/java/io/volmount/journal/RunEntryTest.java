package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path runs;

    private void run(long later, RolloutEvent... events) throws IOException {
        RunDirectory directory = RunDirectory.create(runs, NOW.plusSeconds(later), new Random(1));
        try (Journal journal = Journal.create(directory)) {
            List.of(events).forEach(journal::record);
        }
    }

    @Test
    void aRunThatIsInvalidHidesNoOther() throws Exception {
        run(0);
        run(
                1,
                new RolloutEvent.RunOpened(NOW, "run", "playbook", RolloutPolicy.DEFAULT, List.of(), Map.of()),
                new RolloutEvent.AgentAdmitted(NOW, "nobody"));
        run(2);

        List<RunEntry> entries = RunEntry.all(new Runs(runs));

        assertThat(entries).hasSize(3);
        assertThat(entries.get(1).problem()).get().asString().contains("events.jsonl:2");
        assertThat(entries.get(0).problem()).isEmpty();
        assertThat(entries.get(2).problem()).isEmpty();
    }
}
