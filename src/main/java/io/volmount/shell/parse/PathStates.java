package io.volmount.shell.parse;

import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.shell.session.NodeText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code paths.sh} tells: a paragraph for each path. One that lacks anything is left out, as if it was not told. */
final class PathStates {
    private PathStates() {}

    static Map<String, PathState> parse(String text) {
        Map<String, PathState> states = new HashMap<>();
        for (Assignments told : Assignments.paragraphs(text)) {
            state(told).ifPresent(state -> states.put(state.path(), state));
        }
        return states;
    }

    private static Optional<PathState> state(Assignments told) {
        Optional<Kind> kind = kind(told.get("kind"));
        boolean whole = told.get("path").startsWith("/")
                && told.values().values().stream().noneMatch(NodeText::hasControls)
                && told.get("above").startsWith("/")
                && told.values().containsKey("real")
                && told.values().containsKey("root-owns")
                && told.values().containsKey("writable")
                && told.values().containsKey("above-writable");
        return kind.filter(known -> whole)
                .map(known -> new PathState(
                        told.get("path"),
                        known,
                        Optional.of(told.get("real")).filter(real -> !real.isEmpty()),
                        told.get("root-owns").equals("yes"),
                        told.get("writable").equals("yes"),
                        told.get("above"),
                        told.get("above-writable").equals("yes")));
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
