package io.volmount.mount;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.MountUnit;
import io.volmount.volume.VolumePath;

/** Whether the mount unit of a volume is active, as it is for every mount that systemd sees. */
public final class ActiveMountUnit {
    private ActiveMountUnit() {}

    public static MountCondition judge(VolumePath path, AgentFacts facts) {
        MountUnit unit = facts.mountUnits().get(path);
        if (unit == null) {
            return MountCondition.wrong(path.mountUnit() + " is unknown to systemd", "check systemctl status");
        }
        return unit.state().isActive()
                ? MountCondition.correct(unit.state().toString())
                : MountCondition.wrong(
                        unit.state() + ", though something is mounted on " + path,
                        "see systemctl status " + path.mountUnit()
                                + ", and whether this login has its own mount namespace");
    }
}
