package io.volmount.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Check.Status;
import io.volmount.agent.Check.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static Checkup of(Check... made) {
        return new Checkup(List.of(made), Optional.empty());
    }

    @Test
    void whatCouldNotBeCheckedIsUnknownAndNeverGood() {
        Checkup checkup = of(
                Check.ok(Subject.REACHABLE, "it answers"), Check.failed(Subject.HOST_KEY, "the host key has changed"));

        assertThat(checkup.checks()).extracting(Check::subject).containsExactly(Subject.values());
        assertThat(checkup.checks())
                .extracting(Check::status)
                .startsWith(Status.OK, Status.FAILED)
                .filteredOn(status -> status == Status.UNKNOWN)
                .hasSize(5);
        assertThat(checkup.checks().get(2).detail()).isEqualTo("not checked, because of host-key");
        assertThat(checkup.troubles()).extracting(Check::subject).containsExactly(Subject.HOST_KEY);
    }

    @Test
    void theWholeIsAsBadAsItsWorst() {
        Check[] checks = Arrays.stream(Subject.values())
                .map(subject -> Check.ok(subject, "fine"))
                .toArray(Check[]::new);
        assertThat(of(checks).status()).isEqualTo(Status.OK);

        checks[6] = Check.warning(Subject.CLOCK, "late");
        assertThat(of(checks).status()).isEqualTo(Status.WARNING);

        assertThat(of(Arrays.copyOf(checks, 6)).status()).isEqualTo(Status.UNKNOWN);

        checks[5] = Check.failed(Subject.TOOLS, "no flock");
        assertThat(of(checks).status()).isEqualTo(Status.FAILED);
    }
}
