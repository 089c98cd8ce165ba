package io.volmount.access;

import io.volmount.sshconfig.JumpHost;
import java.util.List;

/**
 * A server on the way to others. What OpenSSH's configuration says of its own name holds for it; the inventory, which
 * speaks of agents, has no say.
 *
 * @param written as in {@code ProxyJump}
 * @param origins where the values come from
 * @param notes what the configuration asks for and does not get, and why, in sentences
 */
public record ResolvedJumpHost(JumpHost written, SshTarget target, Origins origins, List<String> notes) {
    public ResolvedJumpHost {
        notes = List.copyOf(notes);
    }

    public String name() {
        return written.toString();
    }
}
