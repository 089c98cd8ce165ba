package io.volmount.facts;

import io.volmount.volume.VolumePath;
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
 * @param edits what discovery did not write and will not write again; empty unless {@link State#READ}
 */
public record ResourcesFile(
        State state, List<MountDisk> disks, Instant written, boolean cacheable, String problem, List<Edit> edits) {

    /** What was found at the path. */
    public enum State {
        ABSENT,
        /** A file without any setting, which keeps discovery from running and offers nothing. */
        EMPTY,
        UNREADABLE,
        READ
    }

    /**
     * Something that somebody else wrote into the file.
     *
     * @param what a phrase such as {@code disk.source.profile "fast" of /dcos/volume2}
     */
    public record Edit(Kind kind, String what) {
        /** What is unlike discovery's own. */
        public enum Kind {
            /** A key that discovery gives to no disk. */
            KEY,
            /** The role of a disk. */
            ROLE,
            /** A resource as a whole. */
            RESOURCE
        }
    }

    public static final ResourcesFile ABSENT = new ResourcesFile(State.ABSENT, List.of(), Instant.EPOCH, false, "");

    public ResourcesFile {
        disks = List.copyOf(disks);
        edits = List.copyOf(edits);
    }

    /** One that nobody edited. */
    public ResourcesFile(State state, List<MountDisk> disks, Instant written, boolean cacheable, String problem) {
        this(state, disks, written, cacheable, problem, List.of());
    }

    public static ResourcesFile empty(Instant written) {
        return new ResourcesFile(State.EMPTY, List.of(), written, false, "");
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
