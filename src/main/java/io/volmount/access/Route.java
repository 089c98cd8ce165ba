package io.volmount.access;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way to an SSH server. */
public sealed interface Route {

    /** As an operator reads it. */
    String words();

    /** The servers on the way, in the order of passing them. */
    default List<Hop> hops() {
        return List.of();
    }

    <T> T read(Reader<T> reader);

    /** What to make of each kind of way. */
    interface Reader<T> {
        T direct();

        T through(Hop hop);

        T command(String shell, String line);
    }

    /** A TCP connection from here. */
    record Direct() implements Route {
        @Override
        public String words() {
            return "direct";
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.direct();
        }
    }

    /** Through another SSH server, to which a way of its own leads. */
    record Through(Hop hop) implements Route {
        @Override
        public String words() {
            Route start = hops().get(0).server().route().value();
            return hops().stream().map(Hop::name).collect(Collectors.joining(", then ", "through ", ""))
                    + (start instanceof Direct ? "" : ", the first reached " + start.words());
        }

        @Override
        public List<Hop> hops() {
            return Stream.concat(hop.server().route().value().hops().stream(), Stream.of(hop))
                    .toList();
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.through(hop);
        }
    }

    /**
     * Through the standard streams of a command on this machine.
     *
     * @param shell the operator's own, which runs it
     */
    record Command(String shell, String line) implements Route {
        @Override
        public String words() {
            return "by the command " + line;
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.command(shell, line);
        }
    }
}
