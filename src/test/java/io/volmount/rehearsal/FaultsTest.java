package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.Diagnostic;
import io.volmount.document.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static List<String> mistakes(String text) {
        return catchThrowableOfType(InvalidInput.class, () -> Faults.parse(text)).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void sharesAreWrittenAsPercentages() {
        Faults faults = Faults.parse("reboot-hangs=0.5%, step-fails = 1%");

        assertThat(faults.percent()).isEqualTo(Map.of(Fault.STEP_FAILS, 1.0, Fault.REBOOT_HANGS, 0.5));
        assertThat(faults).hasToString("step-fails=1%,reboot-hangs=0.5%");
        assertThat(Faults.parse(faults.toString())).isEqualTo(faults);
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        assertThat(mistakes("reboot-hang=1%,step-fails=2,step-fails=200%,not-verified=1%,not-verified=2%,"))
                .containsExactly(
                        "--faults: there is no fault `reboot-hang`; did you mean `reboot-hangs`?",
                        "--faults: `step-fails=2` is not a fault and its percentage: write one up to 100%, as in step-fails=0.5%",
                        "--faults: `step-fails=200%` is not a fault and its percentage: write one up to 100%, as in step-fails=0.5%",
                        "--faults: `not-verified` is given twice: keep one of them",
                        "--faults: a fault is missing next to a comma");
    }

    @Test
    void anUnknownFaultShowsTheKnownOnes() {
        assertThat(mistakes("gremlins=1%"))
                .singleElement()
                .asString()
                .endsWith("expected one of: step-fails, step-slow, connection-lost, probe-lied, reboot-ignored,"
                        + " reboot-hangs, reboot-twice, drain-hangs, master-silent, not-verified");
    }
}
