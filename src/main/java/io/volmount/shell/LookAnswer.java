package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;

/** What a probe's script answered: its sections, all of them, or a reason. */
final class LookAnswer {
    private LookAnswer() {}

    static Sections read(String nonce, CommandResult result) throws AgentUnreachable {
        Frame frame = Frame.read(nonce, result.stdout().text());
        if (result.exitStatus().orElse(1) == 0 && frame.ended()) {
            return new Sections(frame.sections());
        }
        if (frame.result().isPresent()) {
            throw new AgentUnreachable(frame.result().get().sentence());
        }
        if (result.stdout().truncated()) {
            throw new AgentUnreachable("it answered more than can be read");
        }
        if (result.exitStatus().isPresent()) {
            throw new AgentUnreachable(SilentScript.why(
                    result.exitStatus().getAsInt(), result.stderr().text()));
        }
        if (result.ending() instanceof Ending.NeverRan never) {
            throw new AgentUnreachable(never.why());
        }
        throw new AgentUnreachable("the look at it " + result.ending().words());
    }
}
