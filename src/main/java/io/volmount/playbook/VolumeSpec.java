package io.volmount.playbook;

import io.volmount.document.SourceLocation;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Optional;

/**
 * One volume of a playbook.
 *
 * @param fstab complete: what the playbook leaves out has its default for the source and the filesystem
 * @param overwrite what formatting the device may overwrite; nothing for a file
 * @param location of the source's file or device in the playbook, for messages
 * @param replaced whatever other volume an agent has on its path, which is removed first; empty if a plan is refused then
 */
public record VolumeSpec(
        VolumePath path,
        Source source,
        Filesystem filesystem,
        FstabOptions fstab,
        Overwrite overwrite,
        SourceLocation location,
        Optional<AbsentVolume> replaced) {

    /** One that comes in the place of no other. */
    public VolumeSpec(
            VolumePath path,
            Source source,
            Filesystem filesystem,
            FstabOptions fstab,
            Overwrite overwrite,
            SourceLocation location) {
        this(path, source, filesystem, fstab, overwrite, location, Optional.empty());
    }

    VolumeSpec at(String sourcePath) {
        return new VolumeSpec(path, source.at(sourcePath), filesystem, fstab, overwrite, location, replaced);
    }

    /** The same, in the place of another volume on its path. */
    VolumeSpec replacing(boolean losesData) {
        AbsentVolume other = new AbsentVolume(path, Optional.empty(), false, losesData, location);
        return new VolumeSpec(path, source, filesystem, fstab, overwrite, location, Optional.of(other));
    }

    /** The volume alone, without its fstab options and policies. */
    public DesiredVolume desired() {
        return new DesiredVolume(path, source, filesystem);
    }
}
