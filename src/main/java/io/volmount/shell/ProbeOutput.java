package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.parse.Sections;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import java.util.Map;
import java.util.Set;

/** The sections of a probe's output; fails if they are incomplete. */
public final class ProbeOutput {
    /** Sections that no plan depends on. */
    private static final Set<String> DISPLAY_ONLY = Set.of("hostname", "system", "shells", "journal", "journal-begins");

    private ProbeOutput() {}

    public static Sections read(String nonce, CommandResult result) throws AgentUnreachable {
        FramedOutput output = FramedOutput.read(nonce, result.stdout().text());
        if (result.exitStatus().orElse(1) == 0 && output.ended()) {
            return sections(output.sections());
        }
        if (output.result().isPresent()) {
            throw new AgentUnreachable(output.result().get().sentence());
        }
        if (result.stdout().truncated()) {
            throw new AgentUnreachable("the probe's output is too long");
        }
        if (result.exitStatus().isPresent()) {
            throw new AgentUnreachable(NoOutput.explain(
                    result.exitStatus().getAsInt(), result.stderr().text()));
        }
        if (result.ending() instanceof Ending.NeverRan neverRan) {
            throw new AgentUnreachable(neverRan.why());
        }
        throw new AgentUnreachable("the probe " + result.ending().words());
    }

    /** Rejects sections with masked text: the masked part could be what makes a plan impossible. */
    public static Sections sections(Map<String, String> bodies) throws AgentUnreachable {
        for (Map.Entry<String, String> section : bodies.entrySet()) {
            if (section.getValue().contains(KnownSecrets.MASK) && !DISPLAY_ONLY.contains(section.getKey())) {
                throw new AgentUnreachable("the node's " + section.getKey()
                        + " contains the password or passphrase in use; if that is an ordinary word, choose another"
                        + " one;"
                        + " otherwise find out how the node got it");
            }
        }
        return new Sections(bodies);
    }
}
