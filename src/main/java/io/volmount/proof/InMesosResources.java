package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.facts.ResourcesFile;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;

/** The generated resources contain a MOUNT disk with the volume as its root. */
final class InMesosResources implements Check {
    static final String NAME = "mesos-resources";

    /** Whether discovery may not have written them to the end yet. */
    static boolean mayBeUnfinished(ResourcesFile resources) {
        return resources.state() == ResourcesFile.State.ABSENT || resources.state() == ResourcesFile.State.UNREADABLE;
    }

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        ResourcesFile resources = evidence.facts().resources();
        String detail = switch (resources.state()) {
            case ABSENT -> "there are no generated resources: volume discovery has not finished";
            case EMPTY -> "the file of the generated resources is empty, which disables volume discovery";
            case UNREADABLE -> "the generated resources cannot be parsed: " + resources.problem();
            case READ -> read(volume, resources);
        };
        return resources.disk(volume.path()).isPresent() ? Check.passed(NAME, detail) : Check.failed(NAME, detail);
    }

    private static String read(DesiredVolume volume, ResourcesFile resources) {
        return resources
                .disk(volume.path())
                .map(InMesosResources::shown)
                .orElse("the generated resources have no MOUNT disk for " + volume.path());
    }

    private static String shown(MountDisk disk) {
        return "MOUNT disk of " + disk.mb() + " MB for role " + disk.role();
    }
}
