package io.volmount.report;

import io.volmount.proof.Finding;
import java.util.stream.Collectors;

/** Volumes in the text report. */
record VolumeText(Style style) {
    private static final String INDENT = "    ";

    /** The verdict with all its evidence. */
    String whole(VolumeReport volume) {
        return heading(volume)
                + volume.evidence().stream().map(this::finding).collect(Collectors.joining())
                + journal(volume);
    }

    /** The verdict with the evidence that is missing. */
    String verdict(VolumeReport volume) {
        return heading(volume)
                + volume.evidence().stream()
                        .filter(finding -> !finding.passed())
                        .map(this::finding)
                        .collect(Collectors.joining());
    }

    private String heading(VolumeReport volume) {
        String offered = volume.offeredMb().isPresent()
                ? ", offered with " + volume.offeredMb().getAsLong() + " MB"
                : "";
        return INDENT + style.strong(volume.path()) + " "
                + (volume.verified() ? style.good("verified") : style.bad("not verified")) + offered + "\n";
    }

    private String finding(Finding finding) {
        String mark = finding.passed() ? style.good("yes") : style.bad("NO ");
        return INDENT + "  " + mark + String.format(" %-16s ", finding.check()) + Printable.of(finding.detail()) + "\n";
    }

    private String journal(VolumeReport volume) {
        if (volume.journal().isEmpty()) {
            return "";
        }
        return INDENT + "  the node's journal of this boot says:\n"
                + volume.journal().stream()
                        .map(line -> Excerpt.of(Printable.of(line), volume.path()))
                        .map(line -> INDENT + "    " + style.faint(line) + "\n")
                        .collect(Collectors.joining());
    }
}
