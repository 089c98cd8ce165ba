package io.volmount.report.forecast;

import io.volmount.document.Durations;
import io.volmount.rehearsal.Assumptions;
import io.volmount.rehearsal.RebootTime;
import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The assumptions of a rehearsal. */
final class AssumptionsText {
    private AssumptionsText() {}

    /** One line for each assumption. */
    static List<String> lines(Assumptions assumed) {
        RebootTime reboot = assumed.reboot();
        String steps = assumed.stepMedians().entrySet().stream()
                .map(step -> step.getKey() + " " + Durations.text(step.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                "median duration of steps: " + steps,
                "backing files are written at " + new ByteSize(assumed.bytesPerSecond()) + "/s",
                "reboots take " + Durations.text(reboot.typical().median()) + " (median); "
                        + percent(reboot.slowShare())
                        + " of them take longer, with a heavy tail (Pareto, exponent "
                        + reboot.slowExponent() + ", at most " + Durations.text(reboot.longest()) + ")",
                "the agent is up " + Durations.text(assumed.agentStart().median())
                        + " (median) after its node; then it settles for as long as the playbook says",
                "without a fault, no reboot or verification exceeds the playbook's verify.timeout");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100).replace(".0%", "%");
    }
}
