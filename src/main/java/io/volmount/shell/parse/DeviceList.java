package io.volmount.shell.parse;

import io.volmount.facts.DeviceNumber;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.NodeText;
import io.volmount.volume.ByteSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list that {@code devices.sh} prints: {@code MAJOR:MINOR KIND PATH SECTORS ROTATIONAL REMOVABLE LABEL}, with {@code -}
 * for what the kernel does not report.
 *
 * @param leftOut how many devices are not in it
 */
record DeviceList(List<ListedDevice> devices, int leftOut) {
    private static final int SECTOR = 512;
    private static final Pattern LINE = Pattern.compile(
            "([0-9]{1,7}:[0-9]{1,7}) ([a-z]{1,16}) (/dev/[^ \\p{Cntrl}]{1,250}) ([0-9]{1,16}) ([01-]) ([01-]) (.+)");

    static DeviceList parse(Sections sections) throws MalformedOutput {
        List<String> lines = sections.list("devices");
        if (lines.size() > NodeLimits.DEVICES) {
            throw new MalformedOutput("more than " + NodeLimits.DEVICES + " devices");
        }
        Set<DeviceNumber> numbers = new HashSet<>();
        List<ListedDevice> devices = new ArrayList<>();
        for (String line : lines) {
            ListedDevice device = device(line)
                    .filter(read -> numbers.add(read.number()))
                    .orElseThrow(() -> new MalformedOutput("invalid device line '" + NodeText.sentence(line) + "'"));
            devices.add(device);
        }
        String leftOut = sections.required("devices-left-out");
        if (!leftOut.matches("[0-9]{1,6}")) {
            throw new MalformedOutput("invalid number of devices that are left out");
        }
        return new DeviceList(devices, Integer.parseInt(leftOut));
    }

    private static Optional<ListedDevice> device(String line) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches() || Long.parseLong(fields.group(4)) > NodeLimits.BYTES / SECTOR) {
            return Optional.empty();
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(fields.group(2)))
                .findFirst()
                .flatMap(kind -> DeviceNumber.parse(fields.group(1))
                        .map(number -> new ListedDevice(
                                number,
                                kind,
                                fields.group(3),
                                new ByteSize(Long.parseLong(fields.group(4)) * SECTOR),
                                flag(fields.group(5)),
                                flag(fields.group(6)),
                                label(fields.group(7)),
                                Optional.empty())));
    }

    private static Optional<Boolean> flag(String told) {
        return told.equals("-") ? Optional.empty() : Optional.of(told.equals("1"));
    }

    private static Optional<String> label(String told) {
        return Optional.of(NodeText.line(NodeLimits.cut(told, NodeLimits.NAME)))
                .filter(label -> !label.isEmpty() && !label.equals("-"));
    }

    /** The paths of the devices that were opened. */
    List<String> opened() {
        return devices.stream()
                .filter(ListedDevice::isOpened)
                .map(ListedDevice::path)
                .toList();
    }

    /** The same with the reason for each device whose facts are incomplete or missing. */
    DeviceList with(BlockDevices read) {
        return new DeviceList(
                devices.stream()
                        .map(device -> !device.isOpened() || read.devices().containsKey(device.path())
                                ? device
                                : device.unread(read.gaps()
                                        .getOrDefault(
                                                device.path(),
                                                "the node has no device file " + device.path() + " for it")))
                        .toList(),
                leftOut);
    }
}
