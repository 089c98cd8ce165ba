package io.volmount.plan.guard;

import io.volmount.mount.MountCondition;
import io.volmount.plan.step.VolumeState;
import java.util.Optional;

/** No other fstab line, and no unit file that overrides fstab, may use the volume's path or its source. */
final class FstabGuard implements VolumeGuard {
    @Override
    public Optional<String> refusal(VolumeState volume) {
        return volume.nativeUnit()
                .filter(MountCondition::isWrong)
                .map(unit -> unit.detail() + ": " + unit.remedy())
                .or(() -> volume.fstab().objection());
    }
}
