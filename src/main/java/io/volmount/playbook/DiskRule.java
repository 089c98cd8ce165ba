package io.volmount.playbook;

import io.volmount.document.SourceLocation;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.OptionalInt;

/**
 * Volumes on disks that each node chooses for itself: every matching blank disk becomes the next volume.
 *
 * @param name the paths as the playbook writes them: {@code /dcos/volume[0-11]}
 * @param paths in the order in which they are given to disks
 * @param count how many volumes a node has to have; empty for as many as it has matching disks, at most as many as there are
 *     paths
 * @param fstab complete: what the playbook leaves out has its default
 * @param location of the rule in the playbook, for messages
 * @param replaces whether the number of a disk that is gone goes to another one
 * @param losesData whether it does even if services have reserved the volume; only if it replaces
 */
public record DiskRule(
        String name,
        List<VolumePath> paths,
        DiskFilter filter,
        OptionalInt count,
        Filesystem filesystem,
        FstabOptions fstab,
        SourceLocation location,
        boolean replaces,
        boolean losesData) {
    public DiskRule {
        paths = List.copyOf(paths);
    }

    /** The same, which gives the number of a disk that is gone to another one. */
    DiskRule replacing(boolean lossAccepted) {
        return new DiskRule(name, paths, filter, count, filesystem, fstab, location, true, lossAccepted);
    }

    /** The volume that a chosen disk becomes. */
    public VolumeSpec volume(VolumePath path, String device) {
        VolumeSpec volume =
                new VolumeSpec(path, new Source.Device(device), filesystem, fstab, Overwrite.NOTHING, location);
        return replaces ? volume.replacing(losesData) : volume;
    }
}
