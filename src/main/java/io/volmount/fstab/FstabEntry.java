package io.volmount.fstab;

/**
 * An entry of fstab with decoded fields: a space is {@code \040} in the file.
 *
 * @param spec what is mounted: a path, {@code UUID=...}, {@code LABEL=...}
 * @param file the mount point: a normalized path, or a word such as {@code none}
 * @param type the file system type, such as {@code ext4}; {@code auto} if the line has none
 * @param options comma-separated; {@code defaults} if the line has none
 */
public record FstabEntry(String spec, String file, String type, String options, int dump, int pass) {

    public FstabSpec source() {
        return FstabSpec.of(spec);
    }

    /** Whether it mounts something on this path; swap entries never do. */
    public boolean mountsOn(String path) {
        return file.equals(path) && !forSwap();
    }

    public boolean forSwap() {
        return type.equals("swap");
    }

    public boolean hasOption(String word) {
        return MountOptions.of(options).words().contains(word);
    }

    /** The line of fstab, without newline. */
    public String line() {
        return String.join(" ", encode(spec), encode(file), type, options, String.valueOf(dump), String.valueOf(pass));
    }

    /**
     * Encodes a field for both mount(8) and systemd. A {@code #} is encoded only at the start, where it would begin a
     * comment, because systemd does not decode it.
     */
    private static String encode(String field) {
        StringBuilder out = new StringBuilder();
        for (char c : field.toCharArray()) {
            boolean comment = c == '#' && out.isEmpty();
            if (comment || c == ' ' || c == '\t' || c == '\n' || c == '\\') {
                out.append(String.format("\\%03o", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
