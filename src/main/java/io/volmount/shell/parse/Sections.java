package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.NodeText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a probe's output, by name. */
public record Sections(Map<String, String> bodies) {
    public Optional<String> text(String name) {
        return Optional.ofNullable(bodies.get(name));
    }

    /** The text, unless it exceeds {@link NodeLimits#FILE}. */
    Optional<String> document(String name) {
        return text(name).filter(text -> text.length() <= NodeLimits.FILE);
    }

    /**
     * The content of a file that is useless if truncated; empty if the file does not exist.
     *
     * @throws MalformedOutput if it is incomplete ({@code probe.sh} cuts it at 1 MiB and counts its lines) or has too
     *     many lines
     */
    Optional<String> whole(String name) throws MalformedOutput {
        Optional<String> text = text(name);
        if (text.filter(body -> body.length() >= NodeLimits.FILE).isPresent()) {
            throw new MalformedOutput(name + " is larger than 1 MiB");
        }
        Optional<Long> lines = text.map(NodeText::lineEnds);
        if (lines.filter(count -> count > NodeLimits.LINES).isPresent()) {
            throw tooMany(name);
        }
        if (!lines.map(String::valueOf).equals(line(name + "-lines").map(String::strip))) {
            throw new MalformedOutput(name + " is missing or incomplete");
        }
        return text;
    }

    private static MalformedOutput tooMany(String name) {
        return new MalformedOutput(name + " has more than " + NodeLimits.LINES + " lines");
    }

    /** A single line; empty if it is missing, blank or longer than {@link NodeLimits#NAME}. */
    Optional<String> line(String name) {
        return text(name)
                .filter(text -> text.length() <= NodeLimits.NAME)
                .map(NodeText::line)
                .filter(line -> !line.isEmpty());
    }

    /**
     * The lines that are not blank.
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
     * The lines of a list, which ends with the number of its lines.
     *
     * @throws MalformedOutput if it is missing, incomplete or too long
     */
    public List<String> list(String name) throws MalformedOutput {
        List<String> lines = all(name);
        int last = lines.size() - 1;
        if (last < 0 || !lines.get(last).equals(String.valueOf(last))) {
            throw new MalformedOutput(name + " is missing or incomplete");
        }
        return lines.subList(0, last);
    }

    public String required(String name) throws MalformedOutput {
        return line(name).orElseThrow(() -> new MalformedOutput(name + " is missing"));
    }
}
