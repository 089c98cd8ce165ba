package io.volmount.fstab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one of fstab's readers makes an entry of the fields of a line. A corpus of files is held against both. */
enum Reading {
    /** getmntent(3) knows few codes, and systemd takes {@code ..} for a name like any other. */
    SYSTEMD(new Escapes(Pattern.compile("\\\\(040|011|012|134|\\\\)"), 8)) {
        @Override
        String mountPoint(String path) {
            return Slashes.simplify(path);
        }
    },

    /** libmount knows a code for every byte, and mount(8) follows the mount point to where it leads. */
    LIBMOUNT(new Escapes(Pattern.compile("\\\\([0-3][0-7]{2})"), 8)) {
        @Override
        String mountPoint(String path) {
            return Slashes.resolve(path);
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final Escapes escapes;

    Reading(Escapes escapes) {
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

    /** The number that a field begins with; 0 for what is no number, such as a comment. */
    private static int number(String[] fields, int index) {
        Matcher number = NUMBER.matcher(field(fields, index, ""));
        return number.lookingAt() ? Integer.parseInt(number.group()) : 0;
    }
}
