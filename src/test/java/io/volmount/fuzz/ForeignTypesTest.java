package io.volmount.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.journal.DamagedJournal;
import io.volmount.journal.EventLines;
import io.volmount.journal.JournalReader;
import io.volmount.storage.SavedPlan;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan and a journal with the right checksums name no class and no place but those that volmount itself would name. */
class ForeignTypesTest {
    private static final String PLAN = new String(Corpus.read("plan/whole"), StandardCharsets.UTF_8);
    private static final String EVENTS = new String(Corpus.read("run-events/whole"), StandardCharsets.UTF_8);

    private static SavedPlan read(String content) {
        return RunFiles.PLANS.decode(new TextFile("plan.json", RunFiles.sealed(content)));
    }

    @Test
    void unchangedTheyAreRead() throws Exception {
        assertThat(read(PLAN).agents()).hasSize(2);
        assertThat(JournalReader.read(ScratchFile.holding(log(EVENTS)))).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"is\":\"StopAgent\"    | \"is\":\"java.lang.Runtime\"",
                "\"is\":\"StopAgent\"    | \"is\":\"javax.script.ScriptEngineManager\"",
                "\"is\":\"StopAgent\"    | \"@class\":\"java.lang.Runtime\"",
                "\"number\":\"0\"        | \"number\":\"/etc/cron.d\"",
                "\"number\":\"0\"        | \"number\":\"../etc\"",
                "\"number\":\"0\"        | \"number\":\"0/../../etc\""
            })
    void changedTheyAreRefused(String written, String changed) {
        assertThat(PLAN).contains(written);
        assertThatThrownBy(() -> read(PLAN.replace(written, changed))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> JournalReader.read(ScratchFile.holding(log(EVENTS.replace(written, changed)))))
                .isInstanceOf(DamagedJournal.class);
    }

    private static byte[] log(String events) {
        StringBuilder log = new StringBuilder();
        events.lines().map(EventLines::line).forEach(log::append);
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }
}
