package io.volmount.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The resources that volume discovery generated: {@code /var/lib/dcos/mesos-resources}.
 *
 * @param state whether the file is there and could be understood
 * @param disks the MOUNT disks in it; empty unless {@link State#READ}
 * @param written when it was last written, by the node's clock; the epoch when it is absent
 * @param cacheable whether discovery would accept the file as its cache: comments and exactly one setting,
 *     ended by an end of line
 * @param problem why it could not be understood; empty unless {@link State#UNREADABLE}
 */
public record ResourcesFile(State state, List<MountDisk> disks, Instant written, boolean cacheable, String problem) {

    /** What was found at the path. */
    public enum State {
        ABSENT,
        UNREADABLE,
        READ
    }

    public static final ResourcesFile ABSENT = new ResourcesFile(State.ABSENT, List.of(), Instant.EPOCH, false, "");

    public ResourcesFile {
        disks = List.copyOf(disks);
    }

    public static ResourcesFile unreadable(Instant written, String problem) {
        return new ResourcesFile(State.UNREADABLE, List.of(), written, false, problem);
    }

    public boolean isPresent() {
        return state != State.ABSENT;
    }

    /** The disk offered at this volume, if any. */
    public Optional<MountDisk> disk(VolumePath path) {
        return disks.stream()
                .filter(disk -> disk.root().equals(path.toString()))
                .findFirst();
    }
}
