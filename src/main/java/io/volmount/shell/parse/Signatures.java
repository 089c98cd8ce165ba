package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.facts.Signature;
import io.volmount.fstab.DeviceTag;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the output of {@code blkid -p -o export} and the line {@code EXIT=n} that the scripts add. */
final class Signatures {
    private static final Pattern UNFINISHED = Pattern.compile("unfinished ([0-9a-f-]{36})");

    private Signatures() {}

    /** Whether blkid's exit status and the content check are present; otherwise the output may be truncated. */
    static boolean isComplete(String text) {
        Assignments values = Assignments.parse(text);
        return !values.get("EXIT").isEmpty() && !values.get("CONTENT").isEmpty();
    }

    /**
     * Empty for a blank device only: an unreadable device is {@code unreadable}, one with several signatures {@code
     * ambivalent}, one without a signature that is not all zeros {@link Signature#UNKNOWN_DATA}. A partition table
     * entry says nothing about the partition's content.
     */
    static Optional<Signature> parse(String text) {
        Assignments found = Assignments.parse(text);
        return switch (found.get("EXIT")) {
            case "", "0", "2" ->
                hasNoSignature(found)
                        ? content(found)
                        : Optional.of(new Signature(
                                value(found, "TYPE")
                                        .or(() -> value(found, "PTTYPE"))
                                        .or(() -> value(found, "USAGE"))
                                        .orElse("unknown"),
                                value(found, "UUID"),
                                value(found, "LABEL")));
            case "8" -> Optional.of(new Signature("ambivalent", Optional.empty(), Optional.empty()));
            default -> Optional.of(new Signature("unreadable", Optional.empty(), Optional.empty()));
        };
    }

    private static Optional<Signature> content(Assignments found) {
        Matcher unfinished = UNFINISHED.matcher(found.get("CONTENT"));
        if (unfinished.matches()) {
            return Optional.of(Signature.unfinished(unfinished.group(1)));
        }
        return found.get("CONTENT").equals("zeros") ? Optional.empty() : Optional.of(Signature.UNKNOWN_DATA);
    }

    /** Whether blkid found nothing except the partition table entry. */
    private static boolean hasNoSignature(Assignments found) {
        Set<String> keys = new HashSet<>(found.values().keySet());
        keys.removeAll(Set.of("DEVNAME", "EXIT", "CONTENT"));
        return keys.isEmpty()
                ? found.get("EXIT").equals("2")
                : keys.stream().allMatch(key -> key.startsWith("PART_ENTRY_"));
    }

    /** The tags of a device and of its partition table entry. */
    static Map<DeviceTag, String> tags(String text) {
        Assignments found = Assignments.parse(text);
        Map<DeviceTag, String> tags = new EnumMap<>(DeviceTag.class);
        value(found, "UUID").ifPresent(uuid -> tags.put(DeviceTag.UUID, uuid));
        value(found, "LABEL").ifPresent(label -> tags.put(DeviceTag.LABEL, label));
        value(found, "PART_ENTRY_UUID").ifPresent(uuid -> tags.put(DeviceTag.PARTUUID, uuid));
        value(found, "PART_ENTRY_NAME").ifPresent(name -> tags.put(DeviceTag.PARTLABEL, name));
        return tags;
    }

    private static Optional<String> value(Assignments found, String name) {
        return Optional.of(NodeLimits.cut(found.get(name), NodeLimits.NAME).replaceAll("\\\\(.)", "$1"))
                .filter(value -> !value.isEmpty());
    }
}
