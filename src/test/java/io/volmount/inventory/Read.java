package io.volmount.inventory;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.TextFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Inventories written down in tests. */
final class Read {
    static final Path HOME = Path.of("/home/op");

    private Read() {}

    static Inventory inventory(String name, String text) {
        return Inventory.read(new TextFile(name, text), HOME, Path.of("/inv"));
    }

    /** The agents and what is told of them, of a file beside no others. */
    static AgentList.Choice choice(String name, String text) {
        return AgentList.read(new TextFile(name, text), HOME, Path.of("/inv")).choose(Optional.empty(), Set.of());
    }

    static Host host(Inventory inventory, String name) {
        return inventory.hosts().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A value without its place. */
    static <T> Optional<T> value(Optional<Located<T>> placed) {
        return placed.map(Located::value);
    }

    /** Address and, where the inventory says it, port. */
    static String endpoint(Host host) {
        return host.address().value()
                + value(host.port()).map(port -> " " + port).orElse("");
    }

    /** An inventory with these hosts in the one group {@code g}. */
    static Inventory of(String... hosts) {
        return inventory("i.yml", "version: 1\ngroups:\n  g:\n    hosts: " + Arrays.asList(hosts));
    }

    static String mistakes(String name, String text) {
        return catchThrowableOfType(InvalidInput.class, () -> inventory(name, text))
                .getMessage();
    }
}
