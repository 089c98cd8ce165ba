package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.facts.NodeLock;
import io.volmount.facts.RunIdentity;
import io.volmount.shell.session.NodeText;
import java.util.Optional;

/** The owner's file, as {@code lock.sh} writes it: a word and what it stands for on each line. */
final class LockParser {
    private LockParser() {}

    static NodeLock parse(Sections sections) throws MalformedOutput {
        String atWork = sections.required("step-at-work");
        if (!atWork.matches("yes|no")) {
            throw new MalformedOutput("it does not tell whether a step is at work");
        }
        return new NodeLock(
                sections.text("owner")
                        .or(() -> sections.text("owner-lines").map(lost -> ""))
                        .map(LockParser::owner),
                atWork.equals("yes"));
    }

    private static NodeLock.Owner owner(String text) {
        return told(text, "run")
                .filter(RunIdentity::isRun)
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
