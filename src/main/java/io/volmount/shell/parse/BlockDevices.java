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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block devices that were asked for.
 *
 * @param devices by the path that was asked for: those that are there and of which all is known
 * @param owners by the path that was asked for: whose what leads to it is
 * @param gaps a sentence for each that is there and of which something could not be read
 */
record BlockDevices(
        Map<String, BlockDevice> devices, Map<String, PathOwners> owners, DeviceNames names, List<String> gaps) {
    private static final int SECTOR = 512;
    private static final String LINKS = "/dev/disk/";

    static BlockDevices parse(List<String> asked, Sections sections) throws MalformedOutput {
        Map<String, DeviceNumber> paths = asked.isEmpty() ? Map.of() : paths(sections);
        Map<String, BlockDevice> devices = new HashMap<>();
        Map<String, PathOwners> owners = new HashMap<>();
        Map<DeviceNumber, Map<DeviceTag, String>> tags = new HashMap<>();
        List<String> gaps = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Answer answer = new Answer(
                    asked.get(i),
                    Assignments.parse(sections.text("device " + i).orElse("")),
                    sections.text("device " + i + " blkid").orElse(""));
            if (answer.isAbsent()) {
                continue;
            }
            List<String> missing = answer.missing();
            if (missing.isEmpty()) {
                BlockDevice device = answer.device(paths);
                devices.put(asked.get(i), device);
                owners.put(asked.get(i), OwnerLines.parse("device " + i + " owners", sections));
                tags.put(device.number(), Signatures.tags(answer.blkid()));
            } else {
                gaps.add(answer.gap(missing));
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
                throw new MalformedOutput("it names a device by '" + line + "'");
            }
            paths.put(fields[1], number.get());
        }
        return paths;
    }

    /** What a node told of one device. */
    private record Answer(String asked, Assignments told, String blkid) {

        boolean isAbsent() {
            return told.get("there").equals("no");
        }

        /** What is missing of what every device has, each with the place where the kernel keeps it. */
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
            if (told.number("sectors").orElse(0) > NodeLimits.BYTES / SECTOR) {
                missing.add("a size that a device can have");
            }
            if (!Signatures.isWhole(blkid)) {
                missing.add("what is on it");
            }
            return missing;
        }

        private void need(List<String> missing, String key, String form, String what) {
            if (!told.values().containsKey(key) || !told.get(key).matches(form)) {
                missing.add(what);
            }
        }

        String gap(List<String> missing) {
            return "the node does not tell " + String.join(", ", missing) + " of " + asked
                    + ", so nobody knows whether it is free: see what /sys/dev/block and blkid say of it there";
        }

        BlockDevice device(Map<String, DeviceNumber> paths) {
            DeviceNumber number = DeviceNumber.parse(told.get("number")).orElseThrow();
            return new BlockDevice(
                    number,
                    told.get("path"),
                    paths.entrySet().stream()
                            .filter(path -> path.getValue().equals(number)
                                    && path.getKey().startsWith(LINKS))
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList(),
                    new ByteSize(Long.parseLong(told.get("sectors")) * SECTOR),
                    told.get("ro").equals("1"),
                    told.get("swap").equals("1"),
                    Arrays.stream(told.get("holders").split(" "))
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    Optional.of(told.get("serial").strip()).filter(serial -> !serial.isEmpty()),
                    Optional.of(told.get("attachment")).filter(attachment -> !attachment.isEmpty()),
                    Signatures.parse(blkid));
        }
    }
}
