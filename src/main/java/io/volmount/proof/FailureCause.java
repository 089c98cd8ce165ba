package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.UnitState;
import io.volmount.mount.MountedVolume;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;

/** A known cause for which an agent cannot be verified, with a specific remedy. */
public sealed interface FailureCause {

    /** The cause, unless the proof states it, and what the operator can do about it; a clause. */
    String advice();

    /**
     * The cause to be fixed first; empty if none is known beyond the proof.
     *
     * @param evidence from the last probe
     * @param history of the agent unit, including the last probe
     */
    static Optional<FailureCause> of(Verify verify, Evidence evidence, UnitHistory history) {
        if (verify.boot().filter(boot -> !InSameBoot.isIn(evidence, boot)).isPresent()) {
            return Optional.of(new RebootedTwice());
        }
        List<VolumePath> unmounted = verify.volumes().stream()
                .filter(volume -> MountedVolume.judge(volume, evidence.facts()).isMissing())
                .map(DesiredVolume::path)
                .toList();
        if (!unmounted.isEmpty()) {
            VolumePath first = unmounted.get(0);
            boolean listed = !evidence.facts().fstab().on(first.toString()).isEmpty();
            return Optional.of(new NotMounted(first, listed));
        }
        Optional<UnitState> unit = evidence.facts().unit();
        boolean settled =
                unit.filter(state -> AgentHealthy.settled(state, verify)).isPresent();
        return unit.filter(state -> !settled && history.isRestartLoop())
                .map(state -> new RestartLoop(state.name(), history.phrase()));
    }

    /** The node rebooted once more after the run's own reboot. */
    record RebootedTwice() implements FailureCause {
        @Override
        public String advice() {
            return "find out what rebooted it (journalctl -b -1 -e shows the end of the previous boot) and apply again";
        }
    }

    /** @param inFstab whether fstab has a line for the volume */
    record NotMounted(VolumePath path, boolean inFstab) implements FailureCause {
        @Override
        public String advice() {
            return inFstab
                    ? "systemctl status " + path.mountUnit()
                            + " shows why the line in its fstab was not mounted; fix that and apply again"
                    : "its fstab has no line for it; find out who removed it and apply again";
        }
    }

    /** @param history what shows it, as a phrase */
    record RestartLoop(String unit, String history) implements FailureCause {
        @Override
        public String advice() {
            return unit + " keeps restarting (" + history + "); journalctl -b -u " + unit
                    + " shows why: fix that and apply again";
        }
    }
}
