package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedPlansTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void aPlanBelongsToTheRunThatBeganWithIt() throws IOException {
        Random random = new Random(1);
        AppliedPlans plans = new AppliedPlans(home.resolve("runs"));
        assertThat(plans.runOf("p1")).isEmpty();

        RunDirectory first = plans.begin("p1", NOW, random);
        plans.begin("p2", NOW, random);

        assertThat(plans.runOf("p1")).contains(first.run());
        assertThatThrownBy(() -> plans.begin("p1", NOW, random))
                .isInstanceOf(AppliedAlready.class)
                .hasMessageContaining("by the run " + first.run() + ": ");
        assertThat(home.resolve("runs").toFile().list()).hasSize(2);
    }
}
