package io.volmount.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which names the block devices of a node go. A name that leads nowhere names no device.
 *
 * @param paths of device files and of links to them, all those under {@code /dev/disk} and those that fstab or the playbook
 *     names, each with the device it leads to
 * @param tags of the devices that blkid looked at
 */
public record DeviceNames(Map<String, DeviceNumber> paths, Map<DeviceNumber, Map<DeviceTag, String>> tags) {
    public static final DeviceNames NONE = new DeviceNames(Map.of(), Map.of());

    private static final Pattern TAG = Pattern.compile("(?i)(UUID|LABEL|PARTUUID|PARTLABEL)=(.*)");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");
    private static final Pattern PIECE = Pattern.compile("\\\\x([0-9a-fA-F]{2})|[^\\\\]+|\\\\");

    public DeviceNames {
        paths = Map.copyOf(paths);
        tags = Map.copyOf(tags);
    }

    /**
     * Whether a specification, as in the first field of an fstab entry, is about this device: a path or link that leads to
     * it, or {@code UUID=}, {@code LABEL=}, {@code PARTUUID=} or {@code PARTLABEL=}, quoted or not. UUIDs are compared
     * without regard to case.
     */
    public boolean names(String spec, DeviceNumber device) {
        Matcher tag = TAG.matcher(spec);
        if (tag.matches()) {
            return isTagged(DeviceTag.valueOf(tag.group(1).toUpperCase(Locale.ROOT)), unquoted(tag.group(2)), device);
        }
        return paths.containsKey(spec) ? device.equals(paths.get(spec)) : wouldLinkByTag(spec, device);
    }

    /** Whether the device has this value of a tag, by blkid's look at it or by udev's link to it. */
    private boolean isTagged(DeviceTag tag, String value, DeviceNumber device) {
        return tag(tag, device).filter(found -> same(tag, found, value)).isPresent()
                || paths.entrySet().stream()
                        .anyMatch(path -> path.getValue().equals(device)
                                && path.getKey().startsWith(tag.directory())
                                && same(
                                        tag,
                                        decoded(path.getKey()
                                                .substring(tag.directory().length())),
                                        value));
    }

    /** For a link such as {@code /dev/disk/by-uuid/...} that udev has not made. */
    private boolean wouldLinkByTag(String path, DeviceNumber device) {
        for (DeviceTag tag : DeviceTag.values()) {
            if (path.startsWith(tag.directory())) {
                return isTagged(tag, decoded(path.substring(tag.directory().length())), device);
            }
        }
        return false;
    }

    /** The value of a tag, as blkid read it from the device. */
    public Optional<String> tag(DeviceTag tag, DeviceNumber device) {
        return Optional.ofNullable(tags.getOrDefault(device, Map.of()).get(tag));
    }

    private static boolean same(DeviceTag tag, String one, String other) {
        boolean exact = tag == DeviceTag.LABEL || tag == DeviceTag.PARTLABEL;
        return exact ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    private static String unquoted(String value) {
        Matcher quoted = QUOTED.matcher(value);
        if (!quoted.matches()) {
            return value;
        }
        return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }

    /** udev writes bytes that a file name should not hold as {@code \xNN}. */
    private static String decoded(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher pieces = PIECE.matcher(name);
        while (pieces.find()) {
            if (pieces.group(1) == null) {
                bytes.writeBytes(pieces.group().getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(Integer.parseInt(pieces.group(1), 16));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
