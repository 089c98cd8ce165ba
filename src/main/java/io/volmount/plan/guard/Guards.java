package io.volmount.plan.guard;

import io.volmount.plan.step.VolumeState;
import io.volmount.volume.Role;
import java.util.Optional;
import java.util.stream.Stream;

/** The guards that every plan is checked by, and what they warn of. */
public final class Guards {
    private Guards() {}

    /**
     * The guards of a plan. A complete volume is not checked: the proof, which judges by the same conditions, would not
     * check it either.
     *
     * @param expected the role in the inventory; empty to accept the node's own
     */
    public static Stream<Guard> of(Optional<Role> expected, boolean nothingToDo) {
        Stream<Guard> ofSteps = Stream.of(
                new UnitGuard(),
                new ToolsGuard(),
                new WritablePathGuard(),
                new SharedDeviceGuard(),
                new MountPointGuard(),
                new FileGuard(),
                new BackingPlaceGuard(),
                new DeviceGuard(),
                new FreeSpaceGuard(),
                new FstabGuard());
        return Stream.concat(Stream.of(new NodeGuard(expected)), nothingToDo ? Stream.empty() : ofSteps);
    }

    /** What is to be known of a volume that is not refused, one sentence each. */
    public static Stream<String> warnings(VolumeState volume) {
        return Stream.of(volume.fstab().warning(), BackingPlaceGuard.warning(volume), DeviceGuard.warning(volume))
                .flatMap(Optional::stream);
    }
}
