package io.volmount.shell.parse;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNames;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.PathOwners;
import io.volmount.fstab.DeviceTag;
import io.volmount.shell.session.NodeText;
import io.volmount.volume.ByteSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requested block devices.
 *
 * @param devices by requested path: existing devices with complete facts
 * @param owners by requested path: the owners of every part of the path
 * @param gaps one sentence per existing device with incomplete facts, by requested path in the order of the request
 */
record BlockDevices(
        Map<String, BlockDevice> devices, Map<String, PathOwners> owners, DeviceNames names, Map<String, String> gaps) {
    private static final int SECTOR = 512;
    private static final String LINKS = "/dev/disk/";

    static BlockDevices parse(List<String> requested, Sections sections) throws MalformedOutput {
        Map<String, DeviceNumber> paths = requested.isEmpty() ? Map.of() : paths(sections);
        Map<String, BlockDevice> devices = new HashMap<>();
        Map<String, PathOwners> owners = new HashMap<>();
        Map<DeviceNumber, Map<DeviceTag, String>> tags = new HashMap<>();
        Map<String, String> gaps = new LinkedHashMap<>();
        for (int i = 0; i < requested.size(); i++) {
            DeviceOutput output = new DeviceOutput(
                    requested.get(i),
                    Assignments.parse(sections.text("device " + i).orElse("")),
                    sections.text("device " + i + " blkid").orElse(""));
            if (output.isAbsent()) {
                continue;
            }
            List<String> missing = output.missing();
            if (missing.isEmpty()) {
                BlockDevice device = output.device(paths);
                devices.put(requested.get(i), device);
                owners.put(requested.get(i), OwnerLines.parse("device " + i + " owners", sections));
                tags.put(device.number(), Signatures.tags(output.blkid()));
            } else {
                gaps.put(requested.get(i), output.gap(missing));
            }
        }
        return new BlockDevices(devices, owners, new DeviceNames(paths, tags), gaps);
    }

    /** Lines of {@code MAJOR:MINOR path}, the numbers in hexadecimal as stat prints them. */
    private static Map<String, DeviceNumber> paths(Sections sections) throws MalformedOutput {
        Map<String, DeviceNumber> paths = new HashMap<>();
        for (String line : sections.list("names")) {
            String[] fields = line.split(" ", 2);
            Optional<DeviceNumber> number = DeviceNumber.parseHexadecimal(fields[0]);
            if (fields.length < 2
                    || number.isEmpty()
                    || fields[1].length() > NodeLimits.PATH
                    || NodeText.hasControls(fields[1])) {
                throw new MalformedOutput("invalid device line '" + line + "'");
            }
            paths.put(fields[1], number.get());
        }
        return paths;
    }

    /** What a node values of one device. */
    private record DeviceOutput(String requested, Assignments values, String blkid) {

        boolean isAbsent() {
            return values.get("there").equals("no");
        }

        /** The missing or invalid facts. */
        List<String> missing() {
            List<String> missing = new ArrayList<>();
            need(missing, "path", "/\\P{Cntrl}{1," + (NodeLimits.PATH - 1) + "}", "its path");
            need(missing, "number", "[0-9]{1,7}:[0-9]{1,7}", "its number");
            need(missing, "sectors", "[0-9]{1,16}", "its size");
            need(missing, "ro", "[01]", "whether it is read-only");
            need(missing, "swap", "[01]", "whether it is used as swap");
            need(missing, "holders", ".{0," + NodeLimits.PATH + "}", "what is built on it");
            need(missing, "serial", "\\P{Cntrl}{0,256}", "its serial number");
            need(missing, "attachment", "[0-9a-z -]{0,160}", "which disk it is");
            if (values.number("sectors").orElse(0) > NodeLimits.BYTES / SECTOR) {
                missing.add("a valid size");
            }
            if (!Signatures.isComplete(blkid)) {
                missing.add("what is on it");
            }
            return missing;
        }

        private void need(List<String> missing, String key, String form, String fact) {
            if (!values.values().containsKey(key) || !values.get(key).matches(form)) {
                missing.add(fact);
            }
        }

        String gap(List<String> missing) {
            return "cannot read " + String.join(", ", missing) + " of " + requested
                    + ", so it is unknown whether it is free: check /sys/dev/block and blkid on the node";
        }

        BlockDevice device(Map<String, DeviceNumber> paths) {
            DeviceNumber number = DeviceNumber.parse(values.get("number")).orElseThrow();
            return new BlockDevice(
                    number,
                    values.get("path"),
                    paths.entrySet().stream()
                            .filter(path -> path.getValue().equals(number)
                                    && path.getKey().startsWith(LINKS))
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList(),
                    new ByteSize(Long.parseLong(values.get("sectors")) * SECTOR),
                    values.get("ro").equals("1"),
                    values.get("swap").equals("1"),
                    Arrays.stream(values.get("holders").split(" "))
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    Optional.of(values.get("serial").strip()).filter(serial -> !serial.isEmpty()),
                    Optional.of(values.get("attachment")).filter(attachment -> !attachment.isEmpty()),
                    Signatures.parse(blkid),
                    disks());
        }

        private Set<String> disks() {
            String disks = values.get("disks");
            return disks.length() > NodeLimits.PATH
                    ? Set.of()
                    : Arrays.stream(disks.split(" "))
                            .filter(name -> !name.isEmpty())
                            .map(name -> "/dev/" + name)
                            .collect(Collectors.toSet());
        }
    }
}
