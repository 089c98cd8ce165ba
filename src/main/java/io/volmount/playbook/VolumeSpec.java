package io.volmount.playbook;

import io.volmount.document.SourceLocation;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;

/**
 * One volume of a playbook.
 *
 * @param fstab complete: what the playbook leaves out has its default for the source and the filesystem
 * @param overwrite what formatting the device may overwrite; nothing for a file
 * @param location of the source's file or device in the playbook, for messages
 */
public record VolumeSpec(
        VolumePath path,
        Source source,
        Filesystem filesystem,
        FstabOptions fstab,
        Overwrite overwrite,
        SourceLocation location) {
    VolumeSpec at(String sourcePath) {
        return new VolumeSpec(path, source.at(sourcePath), filesystem, fstab, overwrite, location);
    }

    /** The volume alone, without its fstab options and policies. */
    public DesiredVolume desired() {
        return new DesiredVolume(path, source, filesystem);
    }
}
