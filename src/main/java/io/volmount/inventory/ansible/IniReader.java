package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node;
import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
import io.volmount.document.SourceLocation;
import io.volmount.document.Spelling;
import io.volmount.document.TextFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads INI files with sections {@code [group]}, {@code [group:vars]} and {@code [group:children]}. */
final class IniReader {
    private static final Pattern HEADER = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?]\\s*(?:#.*)?");
    private static final Pattern MEANT = Pattern.compile("^\\[\\s*([^:\\]\\s]+)");
    private static final Pattern GROUP = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("\\s#");
    private static final List<String> KINDS = List.of("hosts", "vars", "children");

    private final TextFile file;
    private final InventoryData data;
    private final Diagnostics diagnostics;
    private final Set<String> described;
    private final List<Scalar> mentioned = new ArrayList<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();
    private String group = InventoryData.UNGROUPED;
    private String kind = "hosts";

    private IniReader(TextFile file, InventoryData data) {
        this.file = file;
        this.data = data;
        this.diagnostics = data.diagnostics();
        this.described = new HashSet<>(data.groups().keySet());
    }

    static void read(TextFile file, InventoryData data) {
        new IniReader(file, data).read();
    }

    private void read() {
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String said = lines.get(i).strip();
            if (!said.isEmpty() && !said.startsWith("#") && !said.startsWith(";")) {
                take(
                        said,
                        new SourceLocation(file.name(), i + 1, 1 + lines.get(i).indexOf(said)));
            }
        }
        mentioned.stream().filter(name -> !described.contains(name.text())).forEach(this::reportUnknown);
        atTheEnd.forEach(Runnable::run);
    }

    private void take(String line, SourceLocation location) {
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
            section(new Scalar(right(location, 1), header.group(1)), Optional.ofNullable(header.group(2)));
        } else if (line.startsWith("[") && !line.contains("]")) {
            noSection(line, location, " is a section without `]`; write " + quoted(line.split("\\s")[0] + "]"));
        } else if (line.startsWith("[") && line.endsWith("]")) {
            noSection(
                    line,
                    location,
                    " is not a section; write [group], [group:vars] or [group:children], without" + " spaces");
        } else {
            content(line, location);
        }
    }

    /** Treats the intended group as defined, to avoid follow-up errors. */
    private void noSection(String line, SourceLocation location, String why) {
        diagnostics.add(location, quoted(line) + why);
        kind = "";
        Matcher meant = MEANT.matcher(line);
        if (meant.find()) {
            data.group(new Scalar(location, meant.group(1)));
            described.add(meant.group(1));
        }
    }

    private void section(Scalar name, Optional<String> written) {
        group = name.text();
        kind = written.orElse("hosts");
        if (!KINDS.contains(kind)) {
            String hint = Spelling.nearest(kind, KINDS)
                    .map(near -> "did you mean " + quoted("[" + group + ":" + near + "]") + "?")
                    .orElse("expected [group], [group:vars] or [group:children]");
            diagnostics.add(name.location(), "unknown section " + quoted("[" + group + ":" + kind + "]") + "; " + hint);
        }
        data.group(name);
        if (kind.equals("vars")) {
            mentioned.add(name);
        } else {
            described.add(group);
        }
    }

    private void content(String line, SourceLocation location) {
        switch (kind) {
            case "hosts" -> host(line, location);
            case "vars" -> assignment(line, location).ifPresent(variable -> data.groupVariable(group, variable));
            case "children" -> child(line, location);
            default -> {
                // an unknown section has been reported already
            }
        }
    }

    private void host(String line, SourceLocation location) {
        List<Scalar> words = ShellWords.split(line, location, true, diagnostics);
        if (words.isEmpty() || !data.isName(words.get(0))) {
            return;
        }
        List<Entry> variables = new ArrayList<>();
        for (Scalar word : words.subList(1, words.size())) {
            int equals = word.text().indexOf('=');
            if (equals <= 0) {
                diagnostics.add(
                        word.location(),
                        "expected a variable as name=value here, found " + quoted(word.text())
                                + "; put each agent on its own line");
            } else {
                variables.add(new Entry(
                        new Scalar(word.location(), word.text().substring(0, equals)),
                        value(word.text().substring(equals + 1), right(word.location(), equals + 1))));
            }
        }
        data.hosts(words.get(0), group, variables);
    }

    /** Parses {@code name = value}. A trailing comment is part of the value, unless the value is a literal. */
    private Optional<Entry> assignment(String line, SourceLocation location) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            diagnostics.add(location, "expected a variable as name=value here, found " + quoted(line));
            return Optional.empty();
        }
        String rest = line.substring(equals + 1);
        int start = equals + 1 + rest.length() - rest.stripLeading().length();
        Scalar name = new Scalar(location, line.substring(0, equals).strip());
        Node value = value(rest.strip(), right(location, start));
        if (value instanceof Scalar text && COMMENT.matcher(text.text()).find()) {
            data.remarks().comment(name, text.location());
        }
        return Optional.of(new Entry(name, value));
    }

    private static Node value(String written, SourceLocation location) {
        PythonLiteral.Value value = PythonLiteral.of(written);
        return switch (value.kind()) {
            case TEXT -> new Scalar(location, value.text());
            case NOTHING -> new Empty(location);
            case STRUCTURE -> new Sequence(location, List.of());
        };
    }

    private void child(String line, SourceLocation location) {
        Matcher name = GROUP.matcher(line);
        if (!name.matches()) {
            diagnostics.add(location, "expected the name of a group here, found " + quoted(line));
            return;
        }
        Scalar child = new Scalar(location, name.group(1));
        String parent = group;
        mentioned.add(child);
        atTheEnd.add(() -> {
            if (described.contains(child.text())) {
                data.child(parent, child.text());
            }
        });
    }

    private void reportUnknown(Scalar name) {
        String hint = Spelling.nearest(name.text(), described)
                .map(near -> "did you mean " + quoted(near) + "?")
                .orElse("define it in a section with that name");
        diagnostics.add(name.location(), "unknown group " + quoted(name.text()) + "; " + hint);
    }

    private static SourceLocation right(SourceLocation location, int characters) {
        return new SourceLocation(location.file(), location.line(), location.column() + characters);
    }
}
