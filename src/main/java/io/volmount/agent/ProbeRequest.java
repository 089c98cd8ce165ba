package io.volmount.agent;

import io.volmount.step.WrittenPaths;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a look at a node is to tell beyond what every look tells.
 *
 * @param devices block device paths of the playbook
 * @param files backing file paths of the playbook
 * @param volumes whose mount units are to be looked at, and whose mount points may have to be made
 * @param filesystems that may have to be made, so that their mkfs is looked for
 */
public record ProbeRequest(
        List<String> devices, List<String> files, List<VolumePath> volumes, Set<Filesystem> filesystems) {
    /** What every look tells, and no more. */
    public static final ProbeRequest NOTHING_MORE = new ProbeRequest(List.of(), List.of(), List.of(), Set.of());

    public ProbeRequest {
        devices = List.copyOf(devices);
        files = List.copyOf(files);
        volumes = List.copyOf(volumes);
        filesystems = Set.copyOf(filesystems);
    }

    /** Without volumes to be mounted. */
    public ProbeRequest(List<String> devices, List<String> files, Set<Filesystem> filesystems) {
        this(devices, files, List.of(), filesystems);
    }

    /** The paths that steps would write to. */
    public List<String> paths() {
        return WrittenPaths.of(volumes, files);
    }

    /** What the volumes of a playbook make it necessary to ask. */
    public static ProbeRequest of(List<DesiredVolume> volumes) {
        return new ProbeRequest(
                paths(volumes, Source.Device.class),
                paths(volumes, Source.Loopback.class),
                volumes.stream().map(DesiredVolume::path).toList(),
                volumes.stream().map(DesiredVolume::filesystem).collect(Collectors.toSet()));
    }

    private static List<String> paths(List<DesiredVolume> volumes, Class<? extends Source> kind) {
        return volumes.stream()
                .map(DesiredVolume::source)
                .filter(kind::isInstance)
                .map(Source::path)
                .toList();
    }
}
