package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.NodeText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a look at a node, by name. */
public record Sections(Map<String, String> bodies) {
    public Optional<String> text(String name) {
        return Optional.ofNullable(bodies.get(name));
    }

    /** The same, as long as it is no larger than a file that is read. */
    Optional<String> document(String name) {
        return text(name).filter(text -> text.length() <= NodeLimits.FILE);
    }

    /**
     * The body of a file that makes no sense in part; empty where there is no such file.
     *
     * @throws MalformedOutput if it is not all there, for {@code probe.sh} cuts it at 1 MiB and counts its lines, or has
     *     too many lines
     */
    Optional<String> whole(String name) throws MalformedOutput {
        Optional<String> text = text(name);
        if (text.filter(body -> body.length() >= NodeLimits.FILE).isPresent()) {
            throw new MalformedOutput("its " + name + " is larger than 1 MiB");
        }
        Optional<Long> lines = text.map(NodeText::lineEnds);
        if (lines.filter(count -> count > NodeLimits.LINES).isPresent()) {
            throw tooMany(name);
        }
        if (!lines.map(String::valueOf).equals(line(name + "-lines").map(String::strip))) {
            throw new MalformedOutput("it does not tell its " + name + ", or only a part of it");
        }
        return text;
    }

    private static MalformedOutput tooMany(String name) {
        return new MalformedOutput("its " + name + " has more than " + NodeLimits.LINES + " lines");
    }

    /** A body of one line, without its end; empty too when the line is blank, or longer than any name. */
    Optional<String> line(String name) {
        return text(name)
                .filter(text -> text.length() <= NodeLimits.NAME)
                .map(NodeText::line)
                .filter(line -> !line.isEmpty());
    }

    /**
     * The lines that hold anything.
     *
     * @throws MalformedOutput if there are too many lines
     */
    List<String> lines(String name) throws MalformedOutput {
        return all(name).stream().filter(line -> !line.isBlank()).toList();
    }

    private List<String> all(String name) throws MalformedOutput {
        String text = text(name).orElse("");
        if (NodeText.lineEnds(text) > NodeLimits.LINES + 1) {
            throw tooMany(name);
        }
        return text.lines().toList();
    }

    /**
     * A list that ends with the number of its lines.
     *
     * @throws MalformedOutput if it is not there, or not all of it, or too long
     */
    public List<String> list(String name) throws MalformedOutput {
        List<String> lines = all(name);
        int last = lines.size() - 1;
        if (last < 0 || !lines.get(last).equals(String.valueOf(last))) {
            throw new MalformedOutput("it does not tell its " + name + ", or only some of them");
        }
        return lines.subList(0, last);
    }

    public String required(String name) throws MalformedOutput {
        return line(name).orElseThrow(() -> new MalformedOutput("it does not tell its " + name));
    }
}
