package io.volmount.volume;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.MountUnit;
import io.volmount.agent.VolumePath;

/** Whether systemd takes a volume for mounted, as it does of all that its own mount table shows. */
public final class HeldBySystemd {
    private HeldBySystemd() {}

    public static Condition judge(VolumePath path, AgentFacts facts) {
        MountUnit unit = facts.mountUnits().get(path);
        if (unit == null) {
            return Condition.wrong(path.mountUnit() + " is unknown to systemd", "see what systemctl says of it");
        }
        return unit.state().isActive()
                ? Condition.right(unit.state().toString())
                : Condition.wrong(
                        unit.state() + ", though something is mounted on " + path,
                        "see systemctl status " + path.mountUnit() + " and whether this login has a mount table of its"
                                + " own");
    }
}
