package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.facts.NodeLock;
import io.volmount.facts.RunIdentity;
import io.volmount.shell.session.NodeText;
import java.util.Optional;

/** Parses the lock's owner file as {@code lock.sh} writes it: a key and a value per line. */
final class LockParser {
    private LockParser() {}

    static NodeLock parse(Sections sections) throws MalformedOutput {
        String stepRunning = sections.required("step-at-work");
        if (!stepRunning.matches("yes|no")) {
            throw new MalformedOutput("the state of the node's lock is missing");
        }
        return new NodeLock(
                sections.text("owner")
                        .or(() -> sections.text("owner-lines").map(missing -> ""))
                        .map(LockParser::owner),
                stepRunning.equals("yes"));
    }

    private static NodeLock.Owner owner(String text) {
        return value(text, "run")
                .filter(RunIdentity::isValidRun)
                .map(run -> new NodeLock.Owner(
                        run,
                        value(text, "controller").orElse("an unknown controller"),
                        value(text, "boot").orElse("unknown"),
                        value(text, "since").orElse("an unknown time"),
                        value(text, "step").orElse("unknown")))
                .orElse(NodeLock.Owner.DAMAGED);
    }

    private static Optional<String> value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> NodeLimits.cut(NodeText.line(line.substring(key.length())), NodeLimits.NAME))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }
}
