package io.volmount.cli;

import io.volmount.lab.LabNode;
import java.util.List;
import java.util.TreeSet;

/** All of a node that the command could change; of images, which change as long as they are mounted, not the time. */
public record NodeState(List<String> lines) {
    private static final String LOOK = """
            find /etc /root /dcos /home /var/lib/dcos /var/lib/mesos /var/lib/lab /var/lib/volmount \
                -printf '%p %y %m %s %C@ %l\\n' 2>/dev/null | sed '/[.]img f /s/ [0-9.]* *$//'
            cat /proc/self/mountinfo /proc/sys/kernel/random/boot_id
            losetup -n -l -O NAME,BACK-MAJ:MIN,BACK-FILE | tr -s ' ' | grep " $(mountpoint -d /) "
            systemctl show -p Id -p MainPID -p ActiveState -p NRestarts \
                dcos-mesos-slave dcos-mesos-slave-public
            """;

    public static NodeState of(LabNode node) {
        return new NodeState(node.stdout(LOOK).lines().toList());
    }

    /** What is there now and was not, and what was there and is not. */
    public List<String> changesTo(NodeState later) {
        TreeSet<String> changes = new TreeSet<>();
        later.lines.stream()
                .filter(line -> !lines.contains(line))
                .map("+ "::concat)
                .forEach(changes::add);
        lines.stream()
                .filter(line -> !later.lines.contains(line))
                .map("- "::concat)
                .forEach(changes::add);
        return List.copyOf(changes);
    }
}
