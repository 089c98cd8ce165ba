package io.volmount.fstab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fstab of a node, as fstab(5) reads it: fields apart by blanks, {@code \ooo} for a byte that would end a field,
 * missing options, dump and pass taken as {@code defaults 0 0}. Lines that are no entry are left out, as mount(8) does.
 */
public record Fstab(List<FstabEntry> entries) {
    private static final Pattern AROUND = Pattern.compile("^[ \t]+|[ \t\r]+\\z");
    private static final Pattern PIECE = Pattern.compile("\\\\([0-3][0-7]{2})|[^\\\\]+|\\\\");

    public Fstab {
        entries = List.copyOf(entries);
    }

    public static Fstab parse(String text) {
        List<FstabEntry> entries = new ArrayList<>();
        for (String line : text.split("\n")) {
            entry(line).ifPresent(entries::add);
        }
        return new Fstab(entries);
    }

    /** The entries that mount something on this path. */
    public List<FstabEntry> on(String path) {
        return entries.stream().filter(entry -> entry.file().equals(path)).toList();
    }

    private static Optional<FstabEntry> entry(String line) {
        String[] fields = AROUND.matcher(line).replaceAll("").split("[ \t]+");
        if (fields[0].startsWith("#") || fields.length < 3) {
            return Optional.empty();
        }
        return Optional.of(new FstabEntry(
                decode(fields[0]),
                decode(fields[1]),
                fields[2],
                fields.length > 3 ? fields[3] : "defaults",
                number(fields, 4),
                number(fields, 5)));
    }

    private static int number(String[] fields, int index) {
        return fields.length > index && fields[index].matches("[0-9]{1,4}") ? Integer.parseInt(fields[index]) : 0;
    }

    /**
     * Writes a field so that mount(8) and systemd read it back unchanged. A {@code #} stays as it is but at the start,
     * where it would begin a comment: systemd does not decode it.
     */
    static String encode(String field) {
        StringBuilder out = new StringBuilder();
        for (char c : field.toCharArray()) {
            boolean comment = c == '#' && out.isEmpty();
            if (comment || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\\') {
                out.append(String.format("\\%03o", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String decode(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher pieces = PIECE.matcher(field);
        while (pieces.find()) {
            if (pieces.group(1) == null) {
                bytes.writeBytes(pieces.group().getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(Integer.parseInt(pieces.group(1), 8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
