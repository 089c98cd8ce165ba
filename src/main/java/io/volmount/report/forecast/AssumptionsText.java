package io.volmount.report.forecast;

import io.volmount.document.Durations;
import io.volmount.rehearsal.Assumptions;
import io.volmount.rehearsal.RebootTime;
import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what a rehearsal rests on. */
final class AssumptionsText {
    private AssumptionsText() {}

    /** One line each. */
    static List<String> lines(Assumptions assumed) {
        RebootTime reboot = assumed.reboot();
        String steps = assumed.stepMedians().entrySet().stream()
                .map(step -> step.getKey() + " " + Durations.text(step.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                "steps, at the median: " + steps,
                "a backing file is written at " + new ByteSize(assumed.bytesPerSecond()) + "/s",
                "a reboot takes " + Durations.text(reboot.usual().median()) + " at the median; "
                        + percent(reboot.slowShare()) + " take longer, with a heavy tail (Pareto, exponent "
                        + reboot.slowExponent() + ", at most " + Durations.text(reboot.longest()) + ")",
                "the agent is up " + Durations.text(assumed.agentStart().median())
                        + " after its node, at the median; then it settles as long as the playbook says",
                "no reboot and no verification takes longer than the playbook's verify.timeout, but for a fault");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100).replace(".0 %", " %");
    }
}
