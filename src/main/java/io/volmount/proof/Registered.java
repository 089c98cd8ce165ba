package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.facts.Registration;
import io.volmount.facts.Registration.Disk;
import io.volmount.facts.Registration.Known;
import io.volmount.facts.Registration.Missing;
import io.volmount.facts.Registration.NoAnswer;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.Optional;

/**
 * The leading master has the agent active, and offers the volume as the agent was started with it. Only made if a master was
 * asked.
 */
final class Registered implements Check {
    static final String NAME = "registered";

    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return verify.role().isPresent() && evidence.registration().isPresent();
    }

    /** Whether waiting may help, because the agent was started just now. */
    static boolean mayStillPass(Verify verify) {
        return verify.fresh() || verify.boot().isPresent();
    }

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        Registration registration = evidence.registration().orElseThrow();
        if (registration instanceof NoAnswer none) {
            return Check.unknown(NAME, "the master could not be asked: " + none.why());
        }
        if (registration instanceof Missing missing) {
            return Check.failed(
                    NAME,
                    missing.id()
                            .map(id -> "the master has no agent " + id + ", as this one has registered before")
                            .orElse("the agent has not registered with a master yet: it has no ID"));
        }
        return examine(volume, (Known) registration, OfferedAtStart.offered(volume.path(), evidence, verify), verify);
    }

    /** @param started what the running agent was started with; empty if that is unknown */
    private static CheckResult examine(DesiredVolume volume, Known agent, Optional<MountDisk> started, Verify verify) {
        String name = "agent " + agent.id()
                + agent.formerId().map(former -> ", formerly " + former + ",").orElse("");
        boolean drained = !agent.active() && verify.drained().contains(agent.id());
        if (!agent.active() && !drained) {
            return Check.failed(NAME, "the master has " + name + " as inactive, so that it offers nothing of it");
        }
        String active = name + (drained ? " is drained in the master" : " is active in the master");
        Optional<Disk> found = agent.disks().stream()
                .filter(disk -> disk.offered().root().equals(volume.path().toString()))
                .findFirst();
        if (found.isEmpty()) {
            return agent.complete()
                    ? Check.failed(NAME, active + ", which has no MOUNT disk " + volume.path() + " of it")
                    : Check.passed(NAME, active + ", which is too old to say which unreserved disks it has");
        }
        MountDisk offered = found.get().offered();
        String shown = active + ", which has " + shown(offered) + " of it";
        return started.filter(disk -> differs(disk, found.get()))
                .map(disk -> Check.failed(NAME, shown + "; it was started with " + shown(disk)))
                .orElseGet(() -> Check.passed(NAME, shown));
    }

    private static boolean differs(MountDisk started, Disk known) {
        return started.mb() != known.offered().mb()
                || !known.reservedLater()
                        && !started.role().equals(known.offered().role());
    }

    private static String shown(MountDisk disk) {
        return disk.mb() + " MB for role " + disk.role();
    }
}
