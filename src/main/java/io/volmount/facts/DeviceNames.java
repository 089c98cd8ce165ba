package io.volmount.facts;

import io.volmount.fstab.DeviceTag;
import io.volmount.fstab.FstabSpec;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which names the block devices of a node go. A name that leads nowhere names no device.
 *
 * @param paths of device files and of links to them, all those under {@code /dev/disk} and those that fstab or the playbook
 *     names, each with the device it leads to; also of Azure's warnings of data loss, with the device that they are about
 * @param tags of the devices that blkid looked at
 */
public record DeviceNames(Map<String, DeviceNumber> paths, Map<DeviceNumber, Map<DeviceTag, String>> tags) {
    public static final DeviceNames NONE = new DeviceNames(Map.of(), Map.of());

    public DeviceNames {
        paths = Map.copyOf(paths);
        tags = Map.copyOf(tags);
    }

    /**
     * Whether a specification, as in the first field of an fstab entry, is about this device: a path or link that leads to
     * it, or a tag of it by blkid's look at it or by udev's link to it.
     */
    public boolean names(FstabSpec spec, DeviceNumber device) {
        return naming(device).test(spec);
    }

    /** Whether a specification names some device that the node has. */
    public boolean leads(FstabSpec spec) {
        return Stream.concat(
                        paths.keySet().stream().map(FstabSpec::of),
                        tags.values().stream()
                                .flatMap(found -> found.entrySet().stream())
                                .map(tag -> new FstabSpec.Tag(tag.getKey(), tag.getValue())))
                .anyMatch(spec::matches);
    }

    /** The same for many specifications: a node may have many names, and many lines in its fstab. */
    public Predicate<FstabSpec> naming(DeviceNumber device) {
        Set<String> keys = all(device).map(FstabSpec::key).collect(Collectors.toSet());
        return spec -> keys.contains(spec.key());
    }

    private Stream<FstabSpec> all(DeviceNumber device) {
        Stream<FstabSpec> leading = paths.entrySet().stream()
                .filter(path -> path.getValue().equals(device))
                .map(path -> FstabSpec.of(path.getKey()));
        Stream<FstabSpec> read = tags.getOrDefault(device, Map.of()).entrySet().stream()
                .map(tag -> new FstabSpec.Tag(tag.getKey(), tag.getValue()));
        return Stream.concat(leading, read);
    }
}
