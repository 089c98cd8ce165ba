package io.volmount.fstab;

/**
 * One entry of fstab, its fields decoded: a space in {@code spec} or {@code file} is a space here and {@code \040} in the
 * file.
 *
 * @param spec what is mounted: a path, {@code UUID=...}, {@code LABEL=...}
 * @param file where it is mounted: a path without needless slashes, or a word such as {@code none}
 * @param type of the file system, such as {@code ext4}; {@code auto} when the line names none
 * @param options with commas between them; {@code defaults} when the line names none
 */
public record FstabEntry(String spec, String file, String type, String options, int dump, int pass) {

    /** What is mounted, as a value. */
    public FstabSpec source() {
        return FstabSpec.of(spec);
    }

    /** Whether it mounts something on this path, which swap never does. */
    public boolean mountsOn(String path) {
        return file.equals(path) && !swaps();
    }

    /** Whether it is a line for swapon(8), which mounts nothing. */
    public boolean swaps() {
        return type.equals("swap");
    }

    /** Whether the options hold this word. */
    public boolean hasOption(String word) {
        return MountOptions.of(options).words().contains(word);
    }

    /** The entry as a line of fstab, without its end of line. */
    public String line() {
        return String.join(" ", encode(spec), encode(file), type, options, String.valueOf(dump), String.valueOf(pass));
    }

    /**
     * Writes a field so that mount(8) and systemd read it back unchanged. A {@code #} stays as it is but at the start,
     * where it would begin a comment: systemd does not decode it.
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
