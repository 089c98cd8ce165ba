package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.parse.Sections;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import java.util.Map;
import java.util.Set;

/** What a probe's script answered: its sections, all of them, or a reason. */
public final class ProbeOutput {
    /** No plan is made by these. */
    private static final Set<String> ONLY_SHOWN = Set.of("hostname", "system", "shells", "journal", "journal-begins");

    private ProbeOutput() {}

    public static Sections read(String nonce, CommandResult result) throws AgentUnreachable {
        FramedOutput frame = FramedOutput.read(nonce, result.stdout().text());
        if (result.exitStatus().orElse(1) == 0 && frame.ended()) {
            return sections(frame.sections());
        }
        if (frame.result().isPresent()) {
            throw new AgentUnreachable(frame.result().get().sentence());
        }
        if (result.stdout().truncated()) {
            throw new AgentUnreachable("it answered more than can be read");
        }
        if (result.exitStatus().isPresent()) {
            throw new AgentUnreachable(
                    NoOutput.why(result.exitStatus().getAsInt(), result.stderr().text()));
        }
        if (result.ending() instanceof Ending.NeverRan never) {
            throw new AgentUnreachable(never.why());
        }
        throw new AgentUnreachable("the look at it " + result.ending().words());
    }

    /** What is masked might have been what forbids a plan. */
    public static Sections sections(Map<String, String> bodies) throws AgentUnreachable {
        for (Map.Entry<String, String> section : bodies.entrySet()) {
            if (section.getValue().contains(KnownSecrets.MASK) && !ONLY_SHOWN.contains(section.getKey())) {
                throw new AgentUnreachable("the node answers, but what it tells of its " + section.getKey()
                        + " holds a password or passphrase that was given here; if that is an ordinary word, choose"
                        + " another; if not, find out how the node came to know it");
            }
        }
        return new Sections(bodies);
    }
}
