package io.volmount.shell;

import io.volmount.agent.Claim;
import io.volmount.agent.NodeLimits;
import io.volmount.agent.NodeLock;
import java.util.Optional;

/** The owner's file, as {@code lock.sh} writes it: a word and what it stands for on each line. */
final class LockParser {
    private LockParser() {}

    static NodeLock parse(Sections sections) throws NonsenseAnswer {
        String atWork = sections.required("step-at-work");
        if (!atWork.matches("yes|no")) {
            throw new NonsenseAnswer("it does not tell whether a step is at work");
        }
        return new NodeLock(
                sections.text("owner")
                        .or(() -> sections.text("owner-lines").map(lost -> ""))
                        .map(LockParser::owner),
                atWork.equals("yes"));
    }

    private static NodeLock.Owner owner(String text) {
        return told(text, "run")
                .filter(Claim::isRun)
                .map(run -> new NodeLock.Owner(
                        run,
                        told(text, "controller").orElse("an unknown controller"),
                        told(text, "boot").orElse("unknown"),
                        told(text, "since").orElse("an unknown time"),
                        told(text, "step").orElse("unknown")))
                .orElse(NodeLock.Owner.DAMAGED);
    }

    private static Optional<String> told(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> NodeLimits.cut(NodeText.line(line.substring(word.length())), NodeLimits.NAME))
                .filter(told -> !told.isEmpty())
                .findFirst();
    }
}
