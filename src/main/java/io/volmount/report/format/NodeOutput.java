package io.volmount.report.format;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a node printed for an agent as a whole.
 *
 * @param name of the stream, or of the list that holds it
 * @param text in lines; not empty
 */
record NodeOutput(String name, String text) {
    /** The fields that hold such output. */
    static final Set<String> FIELDS = Set.of("stdout", "stderr", "lines");

    static List<NodeOutput> of(Item subject) {
        return Stream.of(
                        new NodeOutput("lines", String.join("\n", subject.texts("lines"))),
                        new NodeOutput("stdout", subject.text("stdout").orElse("")),
                        new NodeOutput("stderr", subject.text("stderr").orElse("")))
                .filter(output -> !output.text.isEmpty())
                .toList();
    }
}
