package io.volmount.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a look at a node, by name. */
record Sections(Map<String, String> bodies) {
    private static final int LIMIT = 1 << 20;

    Optional<String> text(String name) {
        return Optional.ofNullable(bodies.get(name));
    }

    /**
     * The body of a file that makes no sense in part; empty where there is no such file.
     *
     * @throws NonsenseAnswer if it is not all there: {@code probe.sh} cuts it at 1 MiB and counts its lines
     */
    Optional<String> whole(String name) throws NonsenseAnswer {
        Optional<String> text = text(name);
        if (text.filter(body -> body.length() >= LIMIT).isPresent()) {
            throw new NonsenseAnswer("its " + name + " is larger than 1 MiB");
        }
        Optional<String> found = text.map(body -> String.valueOf(
                body.chars().filter(character -> character == '\n').count()));
        if (!found.equals(line(name + "-lines").map(String::strip))) {
            throw new NonsenseAnswer("it does not tell its " + name + ", or only a part of it");
        }
        return text;
    }

    /** A body of one line, without its end; empty too when the line is blank. */
    Optional<String> line(String name) {
        return text(name).map(NodeText::line).filter(line -> !line.isEmpty());
    }

    /** The lines that hold anything. */
    List<String> lines(String name) {
        return text(name).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /**
     * A list that ends with the number of its lines.
     *
     * @throws NonsenseAnswer if it is not there, or not all of it
     */
    List<String> list(String name) throws NonsenseAnswer {
        List<String> lines = text(name).stream().flatMap(String::lines).toList();
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
