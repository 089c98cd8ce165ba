package io.volmount.fstab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How each program parses the fields of an fstab line. Tests compare both with the real programs. */
enum FieldParser {
    /** getmntent(3) decodes few escapes, and systemd does not resolve {@code ..}. */
    SYSTEMD(new Escapes(Pattern.compile("\\\\(040|011|012|134|\\\\)"), 8)) {
        @Override
        String mountPoint(String path) {
            return PathSlashes.simplify(path);
        }
    },

    /** libmount decodes an escape for every byte, and mount(8) resolves the mount point. */
    LIBMOUNT(new Escapes(Pattern.compile("\\\\([0-3][0-7]{2})"), 8)) {
        @Override
        String mountPoint(String path) {
            return PathSlashes.resolve(path);
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final Escapes escapes;

    FieldParser(Escapes escapes) {
        this.escapes = escapes;
    }

    abstract String mountPoint(String path);

    FstabEntry entry(String[] fields) {
        String file = escapes.decode(field(fields, 1, ""));
        return new FstabEntry(
                escapes.decode(fields[0]),
                file.startsWith("/") ? mountPoint(file) : file,
                escapes.decode(field(fields, 2, "auto")),
                escapes.decode(field(fields, 3, "defaults")),
                number(fields, 4),
                number(fields, 5));
    }

    private static String field(String[] fields, int index, String otherwise) {
        return fields.length > index ? fields[index] : otherwise;
    }

    /** The number with which a field begins; 0 for anything else, such as a comment. */
    private static int number(String[] fields, int index) {
        Matcher number = NUMBER.matcher(field(fields, index, ""));
        return number.lookingAt() ? Integer.parseInt(number.group()) : 0;
    }
}
