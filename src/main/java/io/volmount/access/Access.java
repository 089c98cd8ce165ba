package io.volmount.access;

import io.volmount.inventory.Host;
import io.volmount.inventory.Sudo;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How to reach one agent and log in to it, and where each setting comes from.
 *
 * @param host its entry in the inventory
 * @param hops the jump hosts, first to last
 * @param origins where each setting comes from
 * @param notes ssh_config settings that are ignored, one sentence each with the reason
 */
public record Access(
        Host host, SshTarget target, Sudo sudo, List<ResolvedJumpHost> hops, Origins origins, List<String> notes) {
    public Access {
        hops = List.copyOf(hops);
        notes = List.copyOf(notes);
    }

    public String name() {
        return host.name();
    }

    /** The address and port, as in reports: {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public String endpoint() {
        return target.endpoint();
    }

    /** The route for an operator, with the jump hosts as named in ssh_config. */
    public String route() {
        if (hops.isEmpty()) {
            return words(target.route());
        }
        Route start = hops.get(0).target().route();
        return hops.stream().map(ResolvedJumpHost::name).collect(Collectors.joining(", then ", "through ", ""))
                + (start instanceof Route.Direct ? "" : ", the first reached " + words(start));
    }

    private static String words(Route first) {
        return first instanceof Route.Command command ? "by the command " + command.line() : "direct";
    }
}
