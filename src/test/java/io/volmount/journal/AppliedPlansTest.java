package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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
        plans.refuseAgain("p1");

        RunDirectory first = plans.begin("p1", NOW, random);
        plans.begin("p2", NOW, random);

        assertThatThrownBy(() -> plans.refuseAgain("p1")).isInstanceOf(PlanAlreadyApplied.class);
        assertThatThrownBy(() -> plans.begin("p1", NOW, random))
                .isInstanceOf(PlanAlreadyApplied.class)
                .hasMessageContaining("by run " + first.run() + ", which was interrupted before it changed anything");
        assertThat(home.resolve("runs").toFile().list()).hasSize(2);
    }

    @Test
    void aRunWhosePlanCannotBeReadMayHaveAppliedIt() throws IOException {
        AppliedPlans plans = new AppliedPlans(home.resolve("runs"));
        Path id = plans.begin("p1", NOW, new Random(1)).path().resolve("plan");
        Files.delete(id);
        Files.createSymbolicLink(id, id);

        assertThatThrownBy(() -> plans.refuseAgain("p1"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith("it is unknown whether this plan was already applied: cannot read " + id);
    }
}
