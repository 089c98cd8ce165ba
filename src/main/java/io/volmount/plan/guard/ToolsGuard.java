package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Tools;
import io.volmount.plan.step.VolumeState;
import io.volmount.volume.Filesystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The node must have the commands that the steps use, in versions that support their options. */
final class ToolsGuard implements Guard {
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\b.*");

    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        Tools tools = facts.tools();
        Set<Filesystem> made = volumes.stream()
                .filter(volume -> !volume.formatted())
                .map(volume -> volume.spec().filesystem())
                .collect(Collectors.toSet());
        List<String> refusals = new ArrayList<>();
        Set<String> missing = new TreeSet<>(tools.missing());
        Arrays.stream(Filesystem.values())
                .filter(filesystem -> !made.contains(filesystem))
                .map(Filesystem::maker)
                .forEach(missing::remove);
        if (!missing.isEmpty()) {
            refusals.add("the node lacks " + String.join(", ", missing) + ": install them first");
        }
        if (!tools.systemd()) {
            refusals.add("systemd does not answer, but it must mount the volumes: check `systemctl status`");
        }
        if (made.contains(Filesystem.XFS) && !missing.contains(Filesystem.XFS.maker())) {
            refusals.addAll(tooOld(tools));
        }
        return refusals;
    }

    /** {@code -m uuid=} needs xfsprogs 4.3.0; older versions of xfs_admin cannot change the UUID of this format either. */
    private static List<String> tooOld(Tools tools) {
        Matcher version = VERSION.matcher(tools.mkfsXfs().orElse(""));
        if (!version.matches()) {
            return List.of(
                    "the version of mkfs.xfs is unknown, and versions before 4.3.0 cannot make the file system of the"
                            + " plan: check `mkfs.xfs -V`");
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > 4 || major == 4 && minor >= 3
                ? List.of()
                : List.of("mkfs.xfs has version " + tools.mkfsXfs().orElseThrow() + ", which cannot set the UUID of"
                        + " the plan: install xfsprogs 4.3.0 or later, or choose ext4");
    }
}
