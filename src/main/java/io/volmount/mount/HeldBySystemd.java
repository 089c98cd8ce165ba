package io.volmount.mount;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.MountUnit;
import io.volmount.volume.VolumePath;

/** Whether systemd takes a volume for mounted, as it does of all that its own mount table shows. */
public final class HeldBySystemd {
    private HeldBySystemd() {}

    public static MountCondition judge(VolumePath path, AgentFacts facts) {
        MountUnit unit = facts.mountUnits().get(path);
        if (unit == null) {
            return MountCondition.wrong(path.mountUnit() + " is unknown to systemd", "see what systemctl says of it");
        }
        return unit.state().isActive()
                ? MountCondition.right(unit.state().toString())
                : MountCondition.wrong(
                        unit.state() + ", though something is mounted on " + path,
                        "see systemctl status " + path.mountUnit() + " and whether this login has a mount table of its"
                                + " own");
    }
}
