package io.volmount.report.result;

import io.volmount.proof.CheckResult;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.util.List;
import java.util.stream.Collectors;

/** Volumes, and an agent's attributes, in the text report. */
record VolumeText(Style style) {
    /** After the verdict over a volume that is to be absent. */
    static final String ABSENT = " as absent";

    private static final String INDENT = "    ";

    /** The verdict with all its evidence. */
    String whole(VolumeReport volume) {
        return heading(volume)
                + volume.evidence().stream().map(this::finding).collect(Collectors.joining())
                + journal(volume);
    }

    /** The verdict with the evidence that is missing or unknown. */
    String verdict(VolumeReport volume) {
        return heading(volume)
                + volume.evidence().stream()
                        .filter(check -> !check.hasPassed())
                        .map(this::finding)
                        .collect(Collectors.joining());
    }

    /** The verdict over the agent's attributes with its evidence; empty if it needs none. */
    String attributes(List<CheckResult> evidence) {
        return evidence.isEmpty()
                ? ""
                : heading("attributes", Verdict.of(evidence), "")
                        + evidence.stream().map(this::finding).collect(Collectors.joining());
    }

    private String heading(VolumeReport volume) {
        String offered = volume.offeredMb().isPresent()
                ? ", offered with " + volume.offeredMb().getAsLong() + " MB"
                : "";
        return heading(Printable.of(volume.path()), volume.verdict(), offered + (volume.absent() ? ABSENT : ""));
    }

    private String heading(String what, Verdict verdict, String offered) {
        return INDENT + style.strong(what) + " " + mark(verdict) + offered + "\n";
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> style.good("verified");
            case UNPROVEN -> style.warning("unproven");
            case NOT_VERIFIED -> style.bad("not verified");
        };
    }

    private String finding(CheckResult check) {
        String mark = check.passed()
                .map(passed -> passed ? style.good("yes") : style.bad("NO "))
                .orElse(style.warning("?  "));
        return INDENT + "  " + mark + String.format(" %-16s ", Printable.of(check.check()))
                + Printable.of(check.detail()) + "\n";
    }

    private String journal(VolumeReport volume) {
        if (volume.journal().isEmpty()) {
            return "";
        }
        return INDENT + "  from the node's journal of this boot:\n"
                + volume.journal().stream()
                        .map(line -> Excerpt.of(Printable.of(line), volume.path()))
                        .map(line -> INDENT + "    " + style.faint(line) + "\n")
                        .collect(Collectors.joining());
    }
}
