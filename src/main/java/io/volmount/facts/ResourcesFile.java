package io.volmount.facts;

import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources file that volume discovery generates: {@code /var/lib/dcos/mesos-resources}.
 *
 * @param state whether the file exists and could be parsed
 * @param disks the MOUNT disks in it; empty unless {@link State#READ}
 * @param written when it was last written, by the node's clock; the epoch if it is absent
 * @param cacheable whether discovery would accept the file as its cache: comments and exactly one setting, with a
 *     final newline
 * @param problem why it could not be parsed; empty unless {@link State#UNREADABLE}
 * @param edits changes to discovery's output, which discovery will not make again; empty unless {@link State#READ}
 */
public record ResourcesFile(
        State state, List<MountDisk> disks, Instant written, boolean cacheable, String problem, List<Edit> edits) {

    /** The state of the file. */
    public enum State {
        ABSENT,
        /** Exists without any setting, so that discovery does not run and the agent offers nothing. */
        EMPTY,
        UNREADABLE,
        READ
    }

    /**
     * A change that discovery did not make.
     *
     * @param what a phrase such as {@code disk.source.profile "fast" of /dcos/volume2}
     */
    public record Edit(Kind kind, String what) {
        /** What was changed. */
        public enum Kind {
            /** A key that discovery never writes. */
            KEY,
            /** The role of a disk. */
            ROLE,
            /** A whole resource. */
            RESOURCE
        }
    }

    public static final ResourcesFile ABSENT = new ResourcesFile(State.ABSENT, List.of(), Instant.EPOCH, false, "");

    public ResourcesFile {
        disks = List.copyOf(disks);
        edits = List.copyOf(edits);
    }

    /** A file without edits. */
    public ResourcesFile(State state, List<MountDisk> disks, Instant written, boolean cacheable, String problem) {
        this(state, disks, written, cacheable, problem, List.of());
    }

    public static ResourcesFile empty(Instant written) {
        return new ResourcesFile(State.EMPTY, List.of(), written, false, "");
    }

    public static ResourcesFile unreadable(Instant written, String problem) {
        return new ResourcesFile(State.UNREADABLE, List.of(), written, false, problem);
    }

    /** The same without the disks of these volumes. */
    ResourcesFile without(Set<VolumePath> paths) {
        Set<String> roots = paths.stream().map(VolumePath::toString).collect(Collectors.toSet());
        List<MountDisk> others =
                disks.stream().filter(disk -> !roots.contains(disk.root())).toList();
        return new ResourcesFile(state, others, written, cacheable, problem, edits);
    }

    /** The disk offered at this volume, if any. */
    public Optional<MountDisk> disk(VolumePath path) {
        return disks.stream()
                .filter(disk -> disk.root().equals(path.toString()))
                .findFirst();
    }
}
