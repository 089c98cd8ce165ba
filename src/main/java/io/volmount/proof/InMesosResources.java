package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.MountDisk;
import io.volmount.agent.ResourcesFile;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;

/** The generated resources hold a MOUNT disk with the volume as its root. */
final class InMesosResources implements Check {
    private static final String NAME = "mesos-resources";

    @Override
    public Finding examine(WantedVolume volume, Evidence evidence, Verify terms) {
        ResourcesFile resources = evidence.facts().resources();
        String detail = switch (resources.state()) {
            case ABSENT -> "there are no generated resources: volume discovery has not finished";
            case EMPTY ->
                "the file of the generated resources holds none: somebody switched volume discovery off by it";
            case UNREADABLE -> "the generated resources make no sense: " + resources.problem();
            case READ -> read(volume, resources);
        };
        return resources.disk(volume.path()).isPresent() ? Check.passed(NAME, detail) : Check.missed(NAME, detail);
    }

    private static String read(WantedVolume volume, ResourcesFile resources) {
        return resources
                .disk(volume.path())
                .map(InMesosResources::shown)
                .orElse("the generated resources have no MOUNT disk for " + volume.path());
    }

    private static String shown(MountDisk disk) {
        return "MOUNT disk of " + disk.mb() + " MB for role " + disk.role();
    }
}
