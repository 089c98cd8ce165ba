package io.volmount.fstab;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an entry of fstab mounts. */
public sealed interface FstabSpec {
    /** How udev writes a byte that the name of a link should not hold. */
    Escapes UDEV = new Escapes(Pattern.compile("\\\\x([0-9a-fA-F]{2})"), 16);

    /** Whether it is about the same thing as another one. UUIDs are compared in either case. */
    default boolean matches(FstabSpec other) {
        return equals(other);
    }

    /** A text that it has in common with whatever it {@link #matches}, and with nothing else. */
    default String key() {
        return toString();
    }

    /** A tag of a device, as in {@code UUID=...}, or the link of {@code /dev/disk} that udev makes of it. */
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
            return usual().toString();
        }

        /** As blkid and udev write it, and as mount(8) and systemd therefore find it. */
        Tag usual() {
            return name.ignoresCase() ? new Tag(name, value.toLowerCase(Locale.ROOT)) : this;
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /** A device, link or file by its absolute path, without needless slashes. */
    record AtPath(String path) implements FstabSpec {}

    /** What leads to no device and no file: {@code none}, {@code tmpfs}, {@code server:/export}. */
    record Other(String text) implements FstabSpec {}

    /** @param field decoded */
    static FstabSpec of(String field) {
        for (DeviceTag tag : DeviceTag.values()) {
            String start = tag + "=";
            if (field.regionMatches(true, 0, start, 0, start.length())) {
                return new Tag(tag, unquoted(field.substring(start.length())));
            }
        }
        return field.startsWith("/") ? at(Slashes.simplify(field)) : new Other(field);
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
