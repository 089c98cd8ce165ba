package io.volmount.access;

import io.volmount.sshconfig.JumpHost;
import java.util.List;
import java.util.stream.Collectors;

/** The way to an agent's SSH server. */
public sealed interface Route {

    /** As an operator reads it. */
    String words();

    /** A TCP connection from here. */
    record Direct() implements Route {
        @Override
        public String words() {
            return "direct";
        }
    }

    /** Through other SSH servers, the first one reached from here. */
    record Jumps(List<JumpHost> hosts) implements Route {
        public Jumps {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String words() {
            return "through " + hosts.stream().map(JumpHost::toString).collect(Collectors.joining(", then "));
        }
    }

    /** Through the standard streams of a shell command on this machine. */
    record Command(String line) implements Route {
        @Override
        public String words() {
            return "by the command " + line;
        }
    }
}
