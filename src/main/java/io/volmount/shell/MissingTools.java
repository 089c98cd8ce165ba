package io.volmount.shell;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Evaluates which commands are missing on a node. */
final class MissingTools {
    private static final String FINDMNT = "findmnt";

    private MissingTools() {}

    /** Failed if a command required by every step is missing; a warning if only some volumes or operators need it. */
    static NodeCheck check(List<String> missing) {
        List<String> mkfs =
                missing.stream().filter(tool -> tool.startsWith("mkfs.")).toList();
        List<String> required = missing.stream()
                .filter(tool -> !mkfs.contains(tool) && !tool.equals(FINDMNT))
                .toList();
        List<String> missingText = new ArrayList<>();
        if (!required.isEmpty()) {
            missingText.add(of(required) + " (required by every step)");
        }
        if (!mkfs.isEmpty()) {
            missingText.add(of(mkfs) + " (required only by volumes with this file system)");
        }
        if (missing.contains(FINDMNT)) {
            missingText.add(of(List.of(FINDMNT)) + " (not required, but useful to operators)");
        }
        String sentence = "missing " + String.join(", ", missingText) + "; install " + packages(missing);
        if (required.isEmpty()) {
            return missing.isEmpty()
                    ? NodeCheck.ok(Subject.TOOLS, "all required commands are installed")
                    : NodeCheck.warning(Subject.TOOLS, sentence);
        }
        return NodeCheck.failed(Subject.TOOLS, sentence);
    }

    private static String of(List<String> tools) {
        return String.join(", ", tools);
    }

    /** Package names on CentOS and Ubuntu. */
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
