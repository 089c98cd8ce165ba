package io.volmount.agent;

import io.volmount.attribute.AttributeSettings;
import io.volmount.playbook.Playbook;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a probe should return beyond what every probe returns.
 *
 * @param devices block device paths of the playbook
 * @param files backing file paths of the playbook
 * @param volumes volumes whose mount units are read and whose mount points may have to be created
 * @param filesystems file systems that may have to be made, so that their mkfs is looked up
 * @param attributes whether attributes may have to be set, so that the agent's own and the owners of their file are read
 * @param reservations whether volumes may have to be removed, so that it is read which ones services have reserved
 */
public record ProbeRequest(
        List<String> devices,
        List<String> files,
        List<VolumePath> volumes,
        Set<Filesystem> filesystems,
        boolean attributes,
        boolean reservations) {
    /** What every probe returns. */
    public static final ProbeRequest NOTHING_MORE = new ProbeRequest(List.of(), List.of(), List.of(), Set.of());

    public ProbeRequest {
        devices = List.copyOf(devices);
        files = List.copyOf(files);
        volumes = List.copyOf(volumes);
        filesystems = Set.copyOf(filesystems);
    }

    /** A request for volumes alone. */
    public ProbeRequest(
            List<String> devices, List<String> files, List<VolumePath> volumes, Set<Filesystem> filesystems) {
        this(devices, files, volumes, filesystems, false, false);
    }

    /** The paths that steps write to. */
    public List<String> paths() {
        List<String> ofVolumes = WrittenPaths.of(volumes, files);
        return attributes
                ? Stream.concat(ofVolumes.stream(), Stream.of(AttributeSettings.FILE))
                        .toList()
                : ofVolumes;
    }

    /**
     * The request for the volumes and attributes of a playbook.
     *
     * @param attributes whether it has any
     */
    public static ProbeRequest of(List<DesiredVolume> volumes, boolean attributes) {
        return new ProbeRequest(
                paths(volumes, Source.Device.class),
                paths(volumes, Source.Loopback.class),
                volumes.stream().map(DesiredVolume::path).toList(),
                volumes.stream().map(DesiredVolume::filesystem).collect(Collectors.toSet()),
                attributes,
                false);
    }

    /**
     * This request, and for volumes that are to be absent besides.
     *
     * @param sources of those of them whose source is known
     */
    public ProbeRequest without(List<VolumePath> absent, List<Source> sources) {
        return new ProbeRequest(
                and(devices, ofKind(sources, Source.Device.class)),
                and(files, ofKind(sources, Source.Loopback.class)),
                and(volumes, absent),
                filesystems,
                attributes,
                reservations);
    }

    /** The request for all that a playbook says of an agent, with its variables replaced. */
    public static ProbeRequest of(Playbook playbook) {
        List<Source> leaving = playbook.absent().stream()
                .flatMap(volume -> volume.source().stream())
                .toList();
        ProbeRequest request = of(
                        playbook.desiredVolumes(), !playbook.attributes().isEmpty())
                .without(playbook.absentPaths(), leaving);
        return new ProbeRequest(
                request.devices,
                request.files,
                request.volumes,
                request.filesystems,
                request.attributes,
                !playbook.leaving().isEmpty());
    }

    private static <T> List<T> and(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> paths(List<DesiredVolume> volumes, Class<? extends Source> kind) {
        return ofKind(volumes.stream().map(DesiredVolume::source).toList(), kind);
    }

    private static List<String> ofKind(List<Source> sources, Class<? extends Source> kind) {
        return sources.stream().filter(kind::isInstance).map(Source::path).toList();
    }
}
