package io.volmount.report.forecast;

import static io.volmount.report.Wording.count;

import io.volmount.document.Durations;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rehearsal.Assumptions;
import io.volmount.rehearsal.Cluster;
import io.volmount.rehearsal.Forecast;
import io.volmount.rehearsal.RebootTime;
import io.volmount.rehearsal.Rehearsal;
import io.volmount.rehearsal.RehearsedRun;
import io.volmount.report.AgentNames;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.terminal.Columns;
import io.volmount.text.Cut;
import io.volmount.volume.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A forecast for people. */
record ForecastText(Style style) {
    private static final int MARKS = 60;
    private static final int LONGEST_NAMES = 60;
    private static final String INDENT = " ".repeat(17);

    String render(Forecast forecast) {
        Rehearsal rehearsal = forecast.rehearsal();
        RehearsedRun typical = forecast.typical();
        StringBuilder text = new StringBuilder();
        text.append(
                style.warning("SIMULATED") + ": no agent was changed; the results rest on the assumptions below\n\n");
        text.append(style.strong("rehearse \"" + Printable.of(rehearsal.playbook()) + "\"") + ": ");
        text.append(count(agents(rehearsal), "agent") + ", " + runs(forecast) + "\n");
        line(text, "agents", cluster(rehearsal.cluster()));
        line(text, "budget", budget(rehearsal));
        line(text, "faults", rehearsal.faults().toString());
        text.append('\n');
        line(text, "duration", duration(forecast));
        forecast.stops().forEach(stop -> line(text, style.bad("stopped"), stopped(stop, forecast)));
        text.append("\n" + style.strong("the typical run") + ", seed " + typical.seed() + "\n");
        line(text, "outcomes", outcomes(typical));
        line(
                text,
                "took",
                Wording.rough(typical.took()) + " for " + count(typical.begun(), "agent")
                        + above(typical.took(), typical));
        line(text, "least possible", Wording.rough(typical.lowerBound()) + ", for the same work in any order");
        line(
                text,
                "fixed batches",
                Wording.rough(typical.inBatches()) + " in batches of " + (zonesLimit(rehearsal) ? "up to " : "")
                        + rehearsal.window() + above(typical.inBatches(), typical));
        if (typical.lost() > 0) {
            line(
                    text,
                    "lost",
                    count(typical.lost(), "agent") + ", which used the budget of " + rehearsal.window()
                            + " until the end; the least possible leaves that out");
        }
        line(
                text,
                "unavailable",
                count(typical.away().most(), "agent") + " at most; over time, one mark every "
                        + Wording.rough(typical.took().dividedBy(MARKS)) + ":");
        text.append(INDENT + Sparkline.of(typical.away().sampled(MARKS, typical.took())) + "\n\n");
        text.append(style.strong("assumed")).append('\n');
        assumptions(rehearsal.assumptions()).forEach(each -> text.append("  " + each + "\n"));
        return text.toString();
    }

    private static void line(StringBuilder text, String title, String content) {
        text.append("  " + title + " ".repeat(Math.max(1, 15 - Columns.of(title))) + content + "\n");
    }

    private static int agents(Rehearsal rehearsal) {
        return rehearsal.cluster().agents().size();
    }

    private static String runs(Forecast forecast) {
        long first = forecast.runs().get(0).seed();
        int runs = forecast.runs().size();
        return runs == 1
                ? "1 run (seed " + first + ")"
                : runs + " runs (seeds " + first + " to " + (first + runs - 1) + ")";
    }

    private static String cluster(Cluster cluster) {
        if (cluster.simulated()) {
            return "all simulated: healthy private agents on which everything is still to be done";
        }
        if (cluster.unreachable().isEmpty()) {
            return "all as probed";
        }
        String names = AgentNames.folded(cluster.unreachable().keySet());
        String shown = Cut.beginning(names, LONGEST_NAMES);
        return count(cluster.unreachable().size(), "agent")
                + " did not answer; each is assumed to be healthy, with none" + " of the playbook's volumes: " + shown;
    }

    private static String budget(Rehearsal rehearsal) {
        RolloutPolicy policy = rehearsal.policy();
        int agents = agents(rehearsal);
        return "canary " + policy.canary().of(agents) + ", maxUnavailable " + rehearsal.window() + ", maxFailures "
                + policy.maxFailures().of(agents) + perZone(policy.perZone()) + ", spread "
                + policy.spread().word()
                + (policy.soak().isZero() ? "" : ", soak " + Durations.text(policy.soak()));
    }

    private static String perZone(PerZone limits) {
        return limits.maxUnavailable()
                        .map(amount -> ", maxUnavailable " + amount + " per zone")
                        .orElse("")
                + limits.maxFailures()
                        .map(amount -> ", maxFailures " + amount + " per zone")
                        .orElse("");
    }

    private static boolean zonesLimit(Rehearsal rehearsal) {
        return rehearsal.policy().perZone().maxUnavailable().isPresent();
    }

    private static String duration(Forecast forecast) {
        String completed =
                forecast.completed().size() + " of " + count(forecast.runs().size(), "run");
        return forecast.median()
                .map(median -> "median " + Wording.rough(median) + ", p95 "
                        + Wording.rough(forecast.p95().orElseThrow()) + " (" + completed + " completed)")
                .orElse("unknown: " + completed + " completed");
    }

    private static String stopped(Forecast.Stop stop, Forecast forecast) {
        return stop.runs() + " of " + count(forecast.runs().size(), "run") + ", after " + Wording.rough(stop.after())
                + " and " + count(stop.begun(), "agent") + " (medians): " + stop.reason();
    }

    private String outcomes(RehearsedRun run) {
        return run.outcomes().entrySet().stream()
                .map(entry -> entry.getValue() + " " + Wording.of(entry.getKey(), style))
                .collect(Collectors.joining(", "));
    }

    private static String above(Duration took, RehearsedRun run) {
        if (run.lowerBound().isZero()) {
            return "";
        }
        double more = (double) took.toMillis() / run.lowerBound().toMillis() - 1;
        return ", " + percent(more) + " above the least possible";
    }

    /** One line for each assumption. */
    private static List<String> assumptions(Assumptions assumed) {
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

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100).replace(".0%", "%");
    }
}
