package io.volmount.shell;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Judges the commands that are missing on a node. */
final class MissingTools {
    private static final String FINDMNT = "findmnt";

    private MissingTools() {}

    /** Failed without what every step needs; a warning without what some volumes or an operator may need. */
    static NodeCheck check(List<String> missing) {
        List<String> makers =
                missing.stream().filter(tool -> tool.startsWith("mkfs.")).toList();
        List<String> vital = missing.stream()
                .filter(tool -> !makers.contains(tool) && !tool.equals(FINDMNT))
                .toList();
        List<String> said = new ArrayList<>();
        if (!vital.isEmpty()) {
            said.add(of(vital) + ", which steps need");
        }
        if (!makers.isEmpty()) {
            said.add(of(makers) + ", which only volumes with such a file system need");
        }
        if (missing.contains(FINDMNT)) {
            said.add(of(List.of(FINDMNT)) + ", which no step needs, but people do");
        }
        String sentence = String.join("; ", said) + "; install " + packages(missing);
        if (vital.isEmpty()) {
            return missing.isEmpty()
                    ? NodeCheck.ok(Subject.TOOLS, "all are there")
                    : NodeCheck.warning(Subject.TOOLS, sentence);
        }
        return NodeCheck.failed(Subject.TOOLS, sentence);
    }

    private static String of(List<String> tools) {
        return "there is no " + String.join(", no ", tools);
    }

    /** As they are called on CentOS and on Ubuntu. */
    private static String packages(List<String> missing) {
        return missing.stream().map(MissingTools::packageOf).distinct().sorted().collect(Collectors.joining(" and "));
    }

    private static String packageOf(String tool) {
        return switch (tool) {
            case "awk" -> "gawk";
            case "stat" -> "coreutils";
            case "journalctl", "systemctl" -> "systemd";
            case "mkfs.ext4" -> "e2fsprogs";
            case "mkfs.xfs" -> "xfsprogs";
            default -> "util-linux";
        };
    }
}
