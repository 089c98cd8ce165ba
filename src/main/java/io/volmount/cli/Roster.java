package io.volmount.cli;

import static io.volmount.document.Quoted.quoted;

import io.volmount.access.Access;
import io.volmount.access.AccessResolver;
import io.volmount.document.InvalidInput;
import io.volmount.document.Problems;
import io.volmount.document.Spelling;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventory;
import io.volmount.inventory.Limit;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agents that the files speak of, and how each is reached. */
record Roster(List<Access> agents, SshConfig config) {

    /** @throws InvalidInput with all that is wrong with the files */
    static Roster of(InventoryOptions options, Optional<String> limit, LocalUser user) {
        Problems problems = new Problems();
        Optional<Roster> roster = of(options, limit, user, problems);
        problems.throwIfAny();
        return roster.orElseThrow();
    }

    /**
     * The same, or empty after adding to the problems what is wrong.
     *
     * @param limit patterns for the agents that are wanted, if not all are
     */
    static Optional<Roster> of(InventoryOptions options, Optional<String> limit, LocalUser user, Problems problems) {
        Optional<Inventory> all = read(() -> Inventory.load(options.inventory, user.home()), problems);
        Optional<Limit> patterns = limit.flatMap(text -> read(() -> Limit.parse(text), problems));
        Optional<Inventory> part = all.flatMap(some ->
                read(() -> patterns.map(chosen -> chosen.of(some)).orElse(some), problems));
        return of(part, options, user, problems);
    }

    /** All agents of an inventory, or empty after adding to the problems what is wrong with the rest. */
    static Optional<Roster> of(Optional<Inventory> inventory, SshOptions options, LocalUser user, Problems problems) {
        Optional<SshConfig> config = read(() -> options.sshConfig(user), problems);
        return inventory.flatMap(known -> config.map(
                followed -> new Roster(new AccessResolver(followed, user).ofAll(known.hosts(), problems), followed)));
    }

    List<Host> hosts() {
        return agents.stream().map(Access::host).toList();
    }

    /** What is read, or empty after adding what is wrong with it to the problems. */
    static <T> Optional<T> read(Supplier<T> reading, Problems problems) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidInput invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.place(), problem.message()));
            return Optional.empty();
        }
    }

    /** The one agent of this name. */
    Access named(String name) {
        List<String> names = agents.stream().map(Access::name).toList();
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("no agent of the inventory is called " + quoted(name) + "; "
                        + Spelling.nearest(name, names)
                                .map(near -> "did you mean " + quoted(near) + "?")
                                .orElse("see `volmount inventory list` for what there is")));
    }

    /** What of OpenSSH's configuration is not followed, in sentences, each once. */
    List<String> remarks() {
        String unused = config.unused().stream()
                .map(word -> word.value() + " (" + word.place() + ")")
                .collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.of(unused)
                                .filter(words -> !words.isEmpty())
                                .map("not used of OpenSSH's configuration: "::concat),
                        agents.stream().flatMap(agent -> agent.notes().stream()).distinct())
                .toList();
    }
}
