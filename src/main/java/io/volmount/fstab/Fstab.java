package io.volmount.fstab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The fstab of a node: the lines that are entries, in their order. Comments and empty lines are left out. */
public record Fstab(List<FstabLine> lines) {
    public static final Fstab EMPTY = new Fstab(List.of());

    public Fstab {
        lines = List.copyOf(lines);
    }

    /** Reads any text; a last line without its end counts. */
    public static Fstab parse(String text) {
        String[] lines = text.split("\n", -1);
        List<FstabLine> entries = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            FstabLine.parse(i + 1, lines[i]).ifPresent(entries::add);
        }
        return new Fstab(entries);
    }

    /** The fstab that holds these entries and nothing else. */
    public static Fstab of(List<FstabEntry> entries) {
        return parse(entries.stream().map(FstabEntry::line).collect(Collectors.joining("\n")));
    }

    /** The lines that mount something on this path, as any of their readers takes them. */
    public List<FstabLine> on(String path) {
        return lines.stream().filter(line -> line.mountsOn(path)).toList();
    }
}
