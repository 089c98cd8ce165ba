package io.volmount.fstab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The fstab of a node: its entries in order, without comments and empty lines. */
public record Fstab(List<FstabLine> lines) {
    public static final Fstab EMPTY = new Fstab(List.of());

    public Fstab {
        lines = List.copyOf(lines);
    }

    /** Parses any text; the last line needs no newline. */
    public static Fstab parse(String text) {
        String[] lines = text.split("\n", -1);
        List<FstabLine> entries = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            FstabLine.parse(i + 1, lines[i]).ifPresent(entries::add);
        }
        return new Fstab(entries);
    }

    public static Fstab of(List<FstabEntry> entries) {
        return parse(entries.stream().map(FstabEntry::line).collect(Collectors.joining("\n")));
    }

    /** The same without the lines that mount something on these paths. */
    public Fstab without(Collection<String> paths) {
        return new Fstab(lines.stream()
                .filter(line -> paths.stream().noneMatch(line::mountsOn))
                .toList());
    }

    /** The lines that mount something on this path, as mount(8) or systemd reads them. */
    public List<FstabLine> on(String path) {
        return lines.stream().filter(line -> line.mountsOn(path)).toList();
    }
}
