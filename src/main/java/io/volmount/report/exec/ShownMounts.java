package io.volmount.report.exec;

import io.volmount.facts.Mount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The mount table of a node. */
public final class ShownMounts {
    /** File systems that hold no data: of {@code findmnt --pseudo}, without those in memory. */
    private static final Set<String> PSEUDO = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "fusectl",
            "hugetlbfs",
            "mqueue",
            "nsfs",
            "proc",
            "pstore",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "sysfs",
            "tracefs");

    private static final int WIDEST = 40;

    private ShownMounts() {}

    /** Those that hold data, in the order in which they were mounted. */
    public static Shown of(List<Mount> mounts) {
        List<Mount> holding =
                mounts.stream().filter(mount -> !PSEUDO.contains(mount.type())).toList();
        int target = width(holding, Mount::target);
        int source = width(holding, ShownMounts::source);
        int type = width(holding, Mount::type);
        String line = "%-" + target + "s  %-" + source + "s  %-" + type + "s  %s";
        return Shown.of(
                holding.stream()
                        .map(mount -> line.formatted(mount.target(), source(mount), mount.type(), mount.options()))
                        .toList(),
                holding.stream().map(ShownMounts::item).toList());
    }

    /** Long names of a few must not widen the column of all. */
    private static int width(List<Mount> mounts, Function<Mount, String> column) {
        return mounts.stream()
                .mapToInt(mount -> column.apply(mount).length())
                .map(length -> Math.max(1, Math.min(length, WIDEST)))
                .max()
                .orElse(1);
    }

    /** As findmnt(8) writes it: with the directory of a bind mount. */
    private static String source(Mount mount) {
        return mount.backingFile().orElse(mount.source()) + (mount.isPartial() ? "[" + mount.root() + "]" : "");
    }

    private static Map<String, Object> item(Mount mount) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", mount.target());
        json.put("source", mount.source());
        json.put("file", mount.backingFile().orElse(null));
        json.put("root", mount.root());
        json.put("type", mount.type());
        json.put("options", mount.options());
        json.put("readOnly", mount.isReadOnly());
        return json;
    }
}
