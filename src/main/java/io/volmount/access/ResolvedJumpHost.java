package io.volmount.access;

import io.volmount.sshconfig.JumpHost;
import java.util.List;

/**
 * A jump host with its settings, which come from ssh_config for its own name; the inventory does not apply to it.
 *
 * @param written as in {@code ProxyJump}
 * @param origins where each setting comes from
 * @param notes ssh_config settings that are ignored, one sentence each with the reason
 */
public record ResolvedJumpHost(JumpHost written, SshTarget target, Origins origins, List<String> notes) {
    public ResolvedJumpHost {
        notes = List.copyOf(notes);
    }

    public String name() {
        return written.toString();
    }
}
