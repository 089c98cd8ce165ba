package io.volmount.access;

import io.volmount.inventory.Host;
import io.volmount.inventory.Sudo;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How to reach one agent and log in to it, and who decided so.
 *
 * @param host what the inventory says of it
 * @param hops the servers on the way, in the order of passing them
 * @param origins where the values come from
 * @param notes what the configuration asks for and does not get, and why, in sentences
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

    /** Address and port as in reports: {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public String endpoint() {
        return target.endpoint();
    }

    /** The route as an operator reads it, by the names that the configuration gives to the servers on the way. */
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
