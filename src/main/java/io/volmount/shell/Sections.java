package io.volmount.shell;

import io.volmount.agent.NodeLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a look at a node, by name. */
record Sections(Map<String, String> bodies) {
    Optional<String> text(String name) {
        return Optional.ofNullable(bodies.get(name));
    }

    /** The same, as long as it is no larger than a file that is read. */
    Optional<String> document(String name) {
        return text(name).filter(text -> text.length() <= NodeLimits.FILE);
    }

    /**
     * The body of a file that makes no sense in part; empty where there is no such file.
     *
     * @throws NonsenseAnswer if it is not all there, for {@code probe.sh} cuts it at 1 MiB and counts its lines, or has
     *     too many lines
     */
    Optional<String> whole(String name) throws NonsenseAnswer {
        Optional<String> text = text(name);
        if (text.filter(body -> body.length() >= NodeLimits.FILE).isPresent()) {
            throw new NonsenseAnswer("its " + name + " is larger than 1 MiB");
        }
        Optional<Long> lines = text.map(NodeText::lineEnds);
        if (lines.filter(count -> count > NodeLimits.LINES).isPresent()) {
            throw tooMany(name);
        }
        if (!lines.map(String::valueOf).equals(line(name + "-lines").map(String::strip))) {
            throw new NonsenseAnswer("it does not tell its " + name + ", or only a part of it");
        }
        return text;
    }

    private static NonsenseAnswer tooMany(String name) {
        return new NonsenseAnswer("its " + name + " has more than " + NodeLimits.LINES + " lines");
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
     * @throws NonsenseAnswer if there are too many lines
     */
    List<String> lines(String name) throws NonsenseAnswer {
        return all(name).stream().filter(line -> !line.isBlank()).toList();
    }

    private List<String> all(String name) throws NonsenseAnswer {
        String text = text(name).orElse("");
        if (NodeText.lineEnds(text) > NodeLimits.LINES + 1) {
            throw tooMany(name);
        }
        return text.lines().toList();
    }

    /**
     * A list that ends with the number of its lines.
     *
     * @throws NonsenseAnswer if it is not there, or not all of it, or too long
     */
    List<String> list(String name) throws NonsenseAnswer {
        List<String> lines = all(name);
        int last = lines.size() - 1;
        if (last < 0 || !lines.get(last).equals(String.valueOf(last))) {
            throw new NonsenseAnswer("it does not tell its " + name + ", or only some of them");
        }
        return lines.subList(0, last);
    }

    String required(String name) throws NonsenseAnswer {
        return line(name).orElseThrow(() -> new NonsenseAnswer("it does not tell its " + name));
    }
}
