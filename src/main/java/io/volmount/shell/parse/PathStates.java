package io.volmount.shell.parse;

import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.shell.session.NodeText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parses the output of {@code paths.sh}: one paragraph per path; incomplete ones are left out. */
final class PathStates {
    private PathStates() {}

    static Map<String, PathState> parse(String text) {
        Map<String, PathState> states = new HashMap<>();
        for (Assignments values : Assignments.paragraphs(text)) {
            state(values).ifPresent(state -> states.put(state.path(), state));
        }
        return states;
    }

    private static Optional<PathState> state(Assignments values) {
        Optional<Kind> kind = kind(values.get("kind"));
        boolean complete = values.get("path").startsWith("/")
                && values.values().values().stream().noneMatch(NodeText::hasControls)
                && values.get("above").startsWith("/")
                && values.values().containsKey("real")
                && values.values().containsKey("root-owns")
                && values.values().containsKey("writable")
                && values.values().containsKey("above-writable");
        return kind.filter(parsed -> complete)
                .map(parsed -> new PathState(
                        values.get("path"),
                        parsed,
                        Optional.of(values.get("real")).filter(real -> !real.isEmpty()),
                        values.get("root-owns").equals("yes"),
                        values.get("writable").equals("yes"),
                        values.get("above"),
                        values.get("above-writable").equals("yes")));
    }

    private static Optional<Kind> kind(String word) {
        return switch (word) {
            case "absent" -> Optional.of(Kind.ABSENT);
            case "file" -> Optional.of(Kind.FILE);
            case "directory" -> Optional.of(Kind.DIRECTORY);
            case "link" -> Optional.of(Kind.LINK);
            case "other" -> Optional.of(Kind.OTHER);
            default -> Optional.empty();
        };
    }
}
