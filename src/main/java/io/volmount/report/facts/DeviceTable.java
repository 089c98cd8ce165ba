package io.volmount.report.facts;

import io.volmount.facts.ListedDevice;
import io.volmount.facts.Signature;
import io.volmount.probe.node.FoundDevice;
import io.volmount.report.AgentNames;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Block devices: a line each with whether it could become a volume, and below it the link to name it by, or the reason why
 * not. Empty drives and the like share a line.
 *
 * @param links to the device in this place of the list
 * @param masked makes texts of like agents alike
 */
record DeviceTable(Style style, IntFunction<Optional<String>> links, UnaryOperator<String> masked) {
    private static final int WIDEST = 32;

    /** @param path folded if it stands for several */
    private record Row(List<String> paths, FoundDevice device, Optional<String> below) {
        String path() {
            return AgentNames.folded(paths);
        }
    }

    String render(List<FoundDevice> devices) {
        List<Row> rows = rows(devices);
        int path = width(rows.stream().map(Row::path).toList());
        int kind = width(rows.stream().map(row -> kind(row.device)).toList());
        int content = width(rows.stream().map(row -> content(row.device)).toList());
        StringBuilder text = new StringBuilder(rows.isEmpty() ? "" : "  devices\n");
        for (Row row : rows) {
            FoundDevice device = row.device;
            String line = pad(row.path(), path)
                    + String.format("%9s  ", device.listed().size())
                    + pad(kind(device), kind)
                    + pad(content(device), content)
                    + device.listed().label().map(Printable::of).orElse("");
            String usable = device.usable() ? style.good("yes  ") : style.faint("no   ");
            text.append("    " + usable + line.stripTrailing() + "\n");
            row.below.ifPresent(words -> text.append("           " + Printable.of(words) + "\n"));
        }
        return text.toString();
    }

    private List<Row> rows(List<FoundDevice> devices) {
        Map<Object, Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            FoundDevice device = devices.get(i);
            Optional<String> below = (device.usable()
                            ? links.apply(i)
                            : device.objection().map(why -> reason(device, why)))
                    .map(words -> words + choice(device));
            boolean foldable = device.read().isEmpty() && device.listed().gap().isEmpty();
            Object key = foldable
                    ? List.of(device.listed().kind(), device.listed().size(), below)
                    : device.listed().number();
            rows.computeIfAbsent(key, first -> new Row(new ArrayList<>(), device, below))
                    .paths
                    .add(device.listed().path());
        }
        return List.copyOf(rows.values());
    }

    /** What a rule of the playbook makes of it. */
    private static String choice(FoundDevice device) {
        return device.chosenFor()
                .map(path -> (device.usable() ? " becomes " : "; keeps ") + path)
                .orElse("");
    }

    private String reason(FoundDevice device, String why) {
        String path = device.listed().path() + " ";
        return masked.apply(why.startsWith(path) ? why.substring(path.length()) : why);
    }

    private static String kind(FoundDevice device) {
        ListedDevice listed = device.listed();
        return listed.kind() == ListedDevice.Kind.DISK
                ? listed.rotational().map(spins -> spins ? "hdd" : "ssd").orElse("disk")
                : listed.kind().word();
    }

    private static String content(FoundDevice device) {
        return device.read()
                .map(read -> read.signature().map(DeviceTable::words).orElse("blank"))
                .map(Printable::of)
                .orElse("");
    }

    private static String words(Signature signature) {
        return signature.type()
                + signature.label().map(label -> " '" + label + "'").orElse("");
    }

    private static int width(List<String> cells) {
        return Math.min(WIDEST, cells.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()) + 2);
    }
}
