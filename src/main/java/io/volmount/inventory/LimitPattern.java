package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.inventory.source.HostRange;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pattern of a limit.
 *
 * @param words names and globs, with ranges expanded
 * @param excludes whether it excludes agents
 */
record LimitPattern(List<Scalar> words, boolean excludes) {
    static final SourceLocation OPTION = SourceLocation.whole("--limit");

    static List<LimitPattern> parse(String text, Diagnostics diagnostics) {
        List<LimitPattern> patterns = new ArrayList<>();
        for (String part : HostRange.split(text)) {
            boolean excludes = part.strip().startsWith("!");
            Scalar word = new Scalar(OPTION, excludes ? part.strip().substring(1) : part.strip());
            if (word.text().startsWith("@")) {
                file(word.text().substring(1), excludes, diagnostics).forEach(patterns::add);
            } else {
                patterns.add(pattern(word, excludes, diagnostics));
            }
        }
        return patterns;
    }

    private static LimitPattern pattern(Scalar word, boolean excludes, Diagnostics diagnostics) {
        if (word.text().isBlank()) {
            diagnostics.add(word.location(), "a pattern is empty; name an agent, a group, or `all`");
            return new LimitPattern(List.of(), excludes);
        }
        List<Scalar> words = HostRange.expand(word, diagnostics).orElse(List.of()).stream()
                .map(name -> new Scalar(word.location(), name))
                .toList();
        return new LimitPattern(words, excludes);
    }

    private static List<LimitPattern> file(String name, boolean excludes, Diagnostics diagnostics) {
        List<String> lines = lines(name, diagnostics);
        List<Scalar> said = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                said.add(new Scalar(
                        new SourceLocation(name, i + 1, 1 + lines.get(i).indexOf(text)), text));
            }
        }
        if (said.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(
                    SourceLocation.whole(name),
                    "the file contains no pattern, which could mean no agent or every agent; write at least one, or"
                            + " omit the file");
        }
        List<LimitPattern> patterns = new ArrayList<>();
        said.forEach(line -> fromLine(line, excludes, diagnostics, patterns));
        return patterns;
    }

    private static void fromLine(Scalar line, boolean excludes, Diagnostics diagnostics, List<LimitPattern> patterns) {
        boolean negated = line.text().startsWith("!");
        if (line.text().startsWith("@")
                || negated && excludes
                || HostRange.split(line.text()).size() > 1) {
            diagnostics.add(
                    line.location(),
                    quoted(line.text()) + " is not allowed in a pattern file; write one name, group, glob or range"
                            + " per line");
            return;
        }
        Scalar word = negated ? new Scalar(line.location(), line.text().substring(1)) : line;
        patterns.add(pattern(word, excludes || negated, diagnostics));
    }

    private static List<String> lines(String name, Diagnostics diagnostics) {
        try {
            return TextFile.read(Path.of(name)).lines();
        } catch (InvalidPathException e) {
            diagnostics.add(OPTION, quoted("@" + name) + " is not a file name; write @ and a path");
        } catch (InvalidInput e) {
            diagnostics.addAll(e.diagnostics());
        }
        return List.of();
    }
}
