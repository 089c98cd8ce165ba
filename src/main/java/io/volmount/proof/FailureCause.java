package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.UnitState;
import io.volmount.mount.MountedVolume;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;

/** What is wrong with an agent that cannot be verified, where that calls for something special to be done. */
public sealed interface FailureCause {

    /** What it is, if the proof does not say so, and what the operator can do about it. */
    String advice();

    /**
     * The trouble that has to be seen to first; empty when the proof says all there is.
     *
     * @param evidence of the last look
     * @param history at the agent unit, the last one too
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

    /** Its boot ended by itself, after the reboot that was asked for. */
    record RebootedTwice() implements FailureCause {
        @Override
        public String advice() {
            return "find out who or what rebooted it (journalctl -b -1 -e shows the end of the boot before) and then"
                    + " apply again";
        }
    }

    /** @param inFstab whether fstab has a line for the volume */
    record NotMounted(VolumePath path, boolean inFstab) implements FailureCause {
        @Override
        public String advice() {
            return inFstab
                    ? "systemctl status " + path.mountUnit() + " tells why the line in its fstab was not followed; see"
                            + " to that and apply again"
                    : "its fstab has no line for it; find out who removed it and apply again";
        }
    }

    /** @param history what shows it, a phrase */
    record RestartLoop(String unit, String history) implements FailureCause {
        @Override
        public String advice() {
            return unit + " keeps restarting (" + history + "); journalctl -b -u " + unit
                    + " tells why: see to that and apply again";
        }
    }
}
