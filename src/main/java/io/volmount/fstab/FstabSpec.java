package io.volmount.fstab;

import java.util.Locale;
import java.util.regex.Pattern;

/** The first field of an fstab entry. */
public sealed interface FstabSpec {
    /** udev's escapes in the names of links. */
    Escapes UDEV = new Escapes(Pattern.compile("\\\\x([0-9a-fA-F]{2})"), 16);

    /** Whether it refers to the same device or file as another one. UUIDs are compared ignoring case. */
    default boolean matches(FstabSpec other) {
        return equals(other);
    }

    /** A key that is equal for specs that {@link #matches match}, and only for those. */
    default String key() {
        return toString();
    }

    /** A tag, as in {@code UUID=...} or as udev's link under {@code /dev/disk}. */
    record Tag(DeviceTag name, String value) implements FstabSpec {
        @Override
        public boolean matches(FstabSpec other) {
            return equals(other)
                    || other instanceof Tag tag
                            && name == tag.name
                            && name.ignoresCase()
                            && value.equalsIgnoreCase(tag.value);
        }

        @Override
        public String key() {
            return canonical().toString();
        }

        /** The tag as blkid and udev write it, and thus as mount(8) and systemd find it. */
        Tag canonical() {
            return name.ignoresCase() ? new Tag(name, value.toLowerCase(Locale.ROOT)) : this;
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /** A device, link or file by its normalized absolute path. */
    record AtPath(String path) implements FstabSpec {}

    /** Neither a device nor a file: {@code none}, {@code tmpfs}, {@code server:/export}. */
    record Other(String text) implements FstabSpec {}

    /** @param field decoded */
    static FstabSpec of(String field) {
        for (DeviceTag tag : DeviceTag.values()) {
            String start = tag + "=";
            if (field.regionMatches(true, 0, start, 0, start.length())) {
                return new Tag(tag, unquoted(field.substring(start.length())));
            }
        }
        return field.startsWith("/") ? at(PathSlashes.simplify(field)) : new Other(field);
    }

    private static FstabSpec at(String path) {
        for (DeviceTag tag : DeviceTag.values()) {
            if (path.startsWith(tag.directory())) {
                return new Tag(tag, UDEV.decode(path.substring(tag.directory().length())));
            }
        }
        return new AtPath(path);
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0 && "\"'".indexOf(value.charAt(0)) >= 0 && value.charAt(0) == value.charAt(last);
        return quoted ? value.substring(1, last) : value;
    }
}
