package io.volmount.shell;

import io.volmount.agent.BlockDevice;
import io.volmount.agent.ByteSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The block devices that were asked for. */
final class BlockDevices {
    private final Sections sections;
    private final MountTable mounts;

    BlockDevices(Sections sections, MountTable mounts) {
        this.sections = sections;
        this.mounts = mounts;
    }

    Map<String, BlockDevice> of(List<String> asked) {
        Map<String, BlockDevice> devices = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String path = asked.get(i);
            device("device " + i).ifPresent(device -> devices.put(path, device));
        }
        return devices;
    }

    /** lsblk names the device itself first, then whatever is built on it. */
    private Optional<BlockDevice> device(String section) {
        Optional<String> path = sections.line(section + " path");
        List<Map<String, String>> rows = sections.lines(section + " lsblk").stream()
                .map(QuotedPairs::parse)
                .toList();
        if (path.isEmpty()
                || rows.isEmpty()
                || !rows.get(0).getOrDefault("SIZE", "").matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        Map<String, String> self = rows.get(0);
        String number = self.getOrDefault("MAJ:MIN", "").strip();
        return Optional.of(new BlockDevice(
                path.get(),
                links(number),
                new ByteSize(Long.parseLong(self.get("SIZE"))),
                self.getOrDefault("TYPE", ""),
                self.getOrDefault("RO", "0").equals("1"),
                mountPoints(number, self.getOrDefault("MOUNTPOINT", "")),
                holders(rows),
                Optional.of(self.getOrDefault("SERIAL", "").strip()).filter(serial -> !serial.isEmpty()),
                sections.text(section + " blkid").flatMap(Signatures::parse)));
    }

    /** lsblk tells of one mount point only, but of swap too, which is in no mount table. */
    private List<String> mountPoints(String number, String byLsblk) {
        return Stream.concat(mounts.targetsOf(number).stream(), Stream.of(byLsblk))
                .filter(point -> !point.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> holders(List<Map<String, String>> rows) {
        String self = rows.get(0).getOrDefault("KNAME", "");
        return rows.stream()
                .map(row -> row.getOrDefault("KNAME", ""))
                .filter(name -> !name.equals(self))
                .distinct()
                .toList();
    }

    /** Lines of {@code MAJOR:MINOR path}, the numbers in hexadecimal as stat prints them. */
    private List<String> links(String number) {
        List<String> links = new ArrayList<>();
        for (String line : sections.lines("links")) {
            String[] fields = line.split(" ", 2);
            if (fields.length == 2 && decimal(fields[0]).equals(number)) {
                links.add(fields[1]);
            }
        }
        return links;
    }

    private static String decimal(String hexadecimal) {
        String[] halves = hexadecimal.split(":");
        return halves.length == 2 && (halves[0] + halves[1]).matches("[0-9a-f]{2,14}")
                ? Integer.parseInt(halves[0], 16) + ":" + Integer.parseInt(halves[1], 16)
                : "";
    }
}
