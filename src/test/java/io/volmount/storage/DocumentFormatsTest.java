package io.volmount.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.TextFile;
import io.volmount.journal.AnyEvents;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.storage.SavedPlan.SavedAgent;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Holds saved plans and kept inputs to the files that were written so far; none of those is ever edited. */
class DocumentFormatsTest {
    private static final RunInputs INPUTS = new RunInputs(
            new TextFile("inventory.yaml", "version: 1\n"), new TextFile("playbook.yaml", "name: B\u00fccher\n"));
    private static final SavedPlan PLAN = plan();

    private static SavedPlan plan() {
        RunOpened opened = (RunOpened) new AnyEvents("a \"text\" of B\u00fccher", 1_234_567_890_123L)
                .all()
                .get(0);
        return new SavedPlan(
                "0123456789abcdef",
                opened.at(),
                "0.1.0",
                INPUTS,
                opened.agents().stream()
                        .map(agent -> new SavedAgent(agent.name(), agent.address(), agent.plan()))
                        .toList());
    }

    private static TextFile written(String name) throws IOException {
        try (InputStream file = DocumentFormatsTest.class.getResourceAsStream(name)) {
            return new TextFile(name, new String(file.readAllBytes(), UTF_8));
        }
    }

    private static <T> SealedJson<T> of(String kind, Class<T> type) {
        return new SealedJson<>(kind, type, "make another", "0.1.0");
    }

    @Test
    void thoseThatDidNotTellTheirVersionAreRead() throws IOException {
        assertThat(Documents.plans().decode(written("plan-1.json"))).isEqualTo(PLAN);
        assertThat(Documents.inputs().decode(written("inputs-1.json"))).isEqualTo(INPUTS);
    }

    @Test
    void thoseThatTellTheirVersionAreReadAndWrittenAsTheyAlwaysWere() throws IOException {
        assertThat(Documents.plans().decode(written("plan-1-of-0.1.0.json"))).isEqualTo(PLAN);
        assertThat(Documents.inputs().decode(written("inputs-1-of-0.1.0.json"))).isEqualTo(INPUTS);
        assertThat(of("plan", SavedPlan.class).encode(PLAN))
                .isEqualTo(written("plan-1-of-0.1.0.json").text());
        assertThat(of("inputs", RunInputs.class).encode(INPUTS))
                .isEqualTo(written("inputs-1-of-0.1.0.json").text());
    }
}
