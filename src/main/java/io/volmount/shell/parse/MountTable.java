package io.volmount.shell.parse;

import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.Signature;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The kernel's mount table, {@code /proc/self/mountinfo}: id, parent, MAJOR:MINOR, root, mount point, options, any tags,
 * a dash, type, source and the options of the file system; separators inside a field are escaped as {@code \ooo}.
 */
public record MountTable(List<Mount> mounts) {
    private static final Predicate<String> IS_ID = Pattern.compile("[0-9]{1,9}").asMatchPredicate();

    public static MountTable parse(Sections sections) throws MalformedOutput {
        Map<String, String> loops = new HashMap<>();
        for (String line : sections.list("loops")) {
            String[] fields = line.split(" ", 2);
            loops.put(fields[0], fields.length > 1 ? fields[1] : "");
        }
        Map<String, Long> errors = new HashMap<>();
        for (String line : sections.list("ext4-errors")) {
            String[] fields = line.split(" ", 2);
            if (fields.length < 2 || !fields[1].matches("[0-9]{1,18}")) {
                throw new MalformedOutput("invalid ext4 error count '" + line + "'");
            }
            errors.put(fields[0], Long.valueOf(fields[1]));
        }
        Map<String, Content> contents = new HashMap<>();
        List<Mount> mounts = new ArrayList<>();
        for (String line : sections.list("mounts")) {
            mounts.add(mount(
                            line,
                            loops,
                            errors,
                            device -> contents.computeIfAbsent(device, number -> Content.of(number, sections)))
                    .orElseThrow(() -> new MalformedOutput("invalid mountinfo line '" + line + "'")));
        }
        return new MountTable(mounts);
    }

    private static Optional<Mount> mount(
            String line, Map<String, String> loops, Map<String, Long> errors, Function<String, Content> contents) {
        String[] halves = line.split(" - ", 2);
        String[] mount = halves[0].split(" ");
        String[] filesystem = halves.length > 1 ? halves[1].split(" ") : new String[0];
        Optional<DeviceNumber> number = mount.length < 6 ? Optional.empty() : DeviceNumber.parse(mount[2]);
        if (filesystem.length < 3 || number.isEmpty() || !IS_ID.test(mount[0]) || !IS_ID.test(mount[1])) {
            return Optional.empty();
        }
        Content content = contents.apply(mount[2]);
        return Optional.of(new Mount(
                Integer.parseInt(mount[0]),
                Integer.parseInt(mount[1]),
                number.get(),
                decode(mount[3]),
                decode(mount[4]),
                mount[5],
                filesystem[0],
                decode(filesystem[1]),
                filesystem[2],
                Optional.ofNullable(loops.get(mount[2])),
                content.uuid(),
                errors.getOrDefault(mount[2], 0L),
                content.unreadable(),
                content.withoutFtype()));
    }

    /** What the node reads from the device of a volume that is mounted. */
    private record Content(Optional<String> uuid, boolean unreadable, boolean withoutFtype) {
        private static final String UNREADABLE = "READ=failed";
        private static final String WITHOUT_FTYPE = "FTYPE=0";

        static Content of(String device, Sections sections) {
            Optional<String> read = sections.text("volume " + device);
            Optional<String> uuid = read.flatMap(Signatures::parse).flatMap(Signature::uuid);
            List<String> lines = read.stream().flatMap(String::lines).toList();
            return new Content(uuid, lines.contains(UNREADABLE) && uuid.isEmpty(), lines.contains(WITHOUT_FTYPE));
        }
    }

    private static String decode(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
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
