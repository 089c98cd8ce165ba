package io.volmount.playbook;

import io.volmount.document.SourceLocation;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Optional;

/**
 * A volume that no agent should have any more.
 *
 * @param source the device or file that it is on; empty for whatever fstab mounts there
 * @param deletesFile whether its backing file is deleted; only with a loopback as the source
 * @param losesData whether it is removed even if services have reserved it or keep persistent volumes on it
 * @param location of the source's file or device in the playbook, or of the volume, for messages
 */
public record AbsentVolume(
        VolumePath path, Optional<Source> source, boolean deletesFile, boolean losesData, SourceLocation location) {
    AbsentVolume at(String sourcePath) {
        return new AbsentVolume(path, source.map(written -> written.at(sourcePath)), deletesFile, losesData, location);
    }
}
