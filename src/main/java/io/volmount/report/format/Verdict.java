package io.volmount.report.format;

import io.volmount.rollout.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one thing that was done or checked.
 *
 * @param what as in {@code step reboot} or {@code /dcos/volume0 mounted}
 * @param word of the result, such as {@code not-verified}; may be empty
 * @param detail in a sentence; may be empty
 * @param output what commands printed; may be empty
 * @param seconds it took; empty if that is unknown
 */
record Verdict(String what, Grade grade, String word, String detail, String output, Optional<String> seconds) {

    /** What a word comes to. */
    enum Grade {
        PASSED,
        FAILED,
        UNKNOWN,
        SKIPPED
    }

    /** Outcomes of agents, and the words of other results. */
    private static final Set<String> GOOD = Stream.concat(
                    Stream.of(Outcome.values()).filter(Outcome::good).map(Outcome::word),
                    Stream.of(
                            "ok",
                            "answered",
                            "changes",
                            "done",
                            "warning",
                            "free",
                            "unlocked",
                            "finished",
                            "running",
                            "waiting",
                            "in-flight"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> UNKNOWN =
            Set.of("unknown", "in-doubt", "unproven", "unreadable", "interrupted", "begun");

    /** What the word comes to; one that is not known has failed. */
    static Grade grade(String word) {
        if (word.equals("skipped")) {
            return Grade.SKIPPED;
        }
        return GOOD.contains(word) ? Grade.PASSED : UNKNOWN.contains(word) ? Grade.UNKNOWN : Grade.FAILED;
    }

    /** What became of a result, an agent or a run as a whole; empty if nothing was judged. */
    static Optional<Verdict> whole(Item item) {
        return word(item).map(word -> {
            String detail = hasOpenAgents(item)
                    ? item.text("open").orElseThrow() + " agents have not ended well"
                    : reason(item);
            String output = NodeOutput.of(item).stream().map(NodeOutput::text).collect(Collectors.joining("\n"));
            return new Verdict("outcome", grade(word), word, detail, output, item.text("seconds"));
        });
    }

    private static boolean hasOpenAgents(Item run) {
        return run.number("open").filter(left -> left.intValue() > 0).isPresent();
    }

    /** The word for what became of it. */
    static Optional<String> word(Item item) {
        return item.text("outcome")
                .or(() -> item.text("status"))
                .or(() -> item.text("state")
                        .map(state -> state.equals("finished") && hasOpenAgents(item) ? "failed" : state))
                .or(() -> item.text("seed").map(seed -> rehearsed(item)))
                .or(() -> item.text("unreachable").map(why -> "unreachable"));
    }

    private static String rehearsed(Item run) {
        if (run.text("stopped").isPresent()) {
            return "stopped";
        }
        boolean well = run.item("outcomes").fields().keySet().stream().allMatch(word -> grade(word) == Grade.PASSED);
        return well ? "ok" : "failed";
    }

    /** Why, in a sentence; may be empty. */
    static String reason(Item item) {
        return item.text("reason")
                .or(() -> item.text("stopped"))
                .or(() -> item.text("problem"))
                .or(() -> item.text("detail"))
                .or(() -> item.text("unreachable"))
                .orElse("");
    }

    /** All parts of an agent or run that were judged. */
    static List<Verdict> parts(Item subject) {
        List<Verdict> parts = new ArrayList<>();
        subject.items("steps")
                .forEach(step -> parts.add(part("step " + step.text("id").orElse(""), step)));
        subject.items("checks")
                .forEach(check -> parts.add(part("check " + check.text("check").orElse(""), check)));
        subject.items("volumes")
                .forEach(volume -> volume.items("evidence")
                        .forEach(check -> parts.add(evidence(volume.text("path").orElse(""), check))));
        subject.items("evidence").forEach(check -> parts.add(evidence("agent", check)));
        return parts;
    }

    private static Verdict part(String what, Item part) {
        String word = part.text("status").orElse("unknown");
        return new Verdict(
                what,
                word.equals("planned") ? Grade.SKIPPED : grade(word),
                word,
                part.text("detail").orElse(""),
                part.text("output").orElse(""),
                part.text("seconds"));
    }

    private static Verdict evidence(String of, Item check) {
        String what = of + " " + check.text("check").orElse("");
        Grade grade = check.text("passed")
                .map(passed -> passed.equals("true") ? Grade.PASSED : Grade.FAILED)
                .orElse(Grade.UNKNOWN);
        return new Verdict(what, grade, passed(check), check.text("detail").orElse(""), "", Optional.empty());
    }

    /** The word for whether a check passed. */
    static String passed(Item check) {
        return check.text("passed")
                .map(passed -> passed.equals("true") ? "yes" : "no")
                .orElse("unknown");
    }
}
