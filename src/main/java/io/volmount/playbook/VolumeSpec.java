package io.volmount.playbook;

import io.volmount.document.SourceLocation;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;

/**
 * One volume, as every agent shall have it.
 *
 * @param fstab complete: what the playbook leaves out is filled in as suits the source and the filesystem
 * @param overwrite what may be on the device; nothing for a file
 * @param location where the source's file or device stands in the playbook, for sentences about it
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

    /** The volume itself, without what is said about it. */
    public DesiredVolume wanted() {
        return new DesiredVolume(path, source, filesystem);
    }
}
