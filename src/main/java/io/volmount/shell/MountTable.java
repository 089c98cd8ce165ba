package io.volmount.shell;

import io.volmount.agent.Mount;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel's mount table, {@code /proc/self/mountinfo}: id, parent, MAJOR:MINOR, root, mount point, options, any tags,
 * a dash, type and source; a byte that would end a field stands as {@code \ooo}.
 */
record MountTable(List<Row> rows) {

    /** @param number MAJOR:MINOR of the device */
    record Row(String number, Mount mount) {}

    static MountTable parse(Sections sections) {
        Map<String, String> loops = new HashMap<>();
        for (String line : sections.lines("loops")) {
            String[] fields = line.split(" ", 2);
            loops.put(fields[0], fields.length > 1 ? fields[1] : "");
        }
        List<Row> rows = new ArrayList<>();
        for (String line : sections.lines("mounts")) {
            row(line, loops, sections).ifPresent(rows::add);
        }
        return new MountTable(rows);
    }

    List<Mount> mounts() {
        return rows.stream().map(Row::mount).toList();
    }

    /** Where this device is mounted, by whatever name. */
    List<String> targetsOf(String number) {
        return rows.stream()
                .filter(row -> row.number().equals(number))
                .map(row -> row.mount().target())
                .toList();
    }

    private static Optional<Row> row(String line, Map<String, String> loops, Sections sections) {
        String[] halves = line.split(" - ", 2);
        String[] place = halves[0].split(" ");
        String[] what = halves.length > 1 ? halves[1].split(" ") : new String[0];
        if (place.length < 6 || what.length < 2) {
            return Optional.empty();
        }
        Optional<String> uuid =
                sections.text("volume " + place[2]).flatMap(Signatures::parse).flatMap(signature -> signature.uuid());
        Optional<String> backing = Optional.ofNullable(loops.get(place[2]));
        return Optional.of(new Row(place[2], new Mount(decode(place[4]), decode(what[1]), what[0], backing, uuid)));
    }

    private static String decode(String field) {
        byte[] in = field.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '\\' && i + 3 < in.length) {
                out.write((in[i + 1] - '0') * 64 + (in[i + 2] - '0') * 8 + in[i + 3] - '0');
                i += 3;
            } else {
                out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
