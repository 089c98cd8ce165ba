package io.volmount.cli;

import static io.volmount.document.Quoted.quoted;

import io.volmount.access.Access;
import io.volmount.access.AccessResolver;
import io.volmount.document.InvalidInput;
import io.volmount.document.Problems;
import io.volmount.document.Spelling;
import io.volmount.inventory.AgentList;
import io.volmount.inventory.AgentList.Choice;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventory;
import io.volmount.inventory.Limit;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agents that the files speak of, and how each is reached. */
record Roster(List<Access> agents, SshConfig config) {

    /** @throws InvalidInput with all that is wrong with the files */
    static Roster of(InventoryOptions options, Optional<String> limit, Surroundings here) {
        Problems problems = new Problems();
        Optional<Roster> roster = of(options, limit, Set.of(), here, problems);
        problems.throwIfAny();
        return roster.orElseThrow();
    }

    /**
     * The same, or empty after adding to the problems what is wrong. What is not followed of the inventory is told.
     *
     * @param limit patterns for the agents that are wanted, if not all are
     * @param variables the names of those that are used
     */
    static Optional<Roster> of(
            InventoryOptions options,
            Optional<String> limit,
            Set<String> variables,
            Surroundings here,
            Problems problems) {
        Optional<AgentList> all = read(() -> list(options, here), problems);
        Optional<Limit> patterns = limit.flatMap(text -> read(() -> Limit.parse(text), problems));
        boolean known = patterns.isPresent() || limit.isEmpty();
        Optional<Choice> chosen = known
                ? all.flatMap(agents -> read(() -> agents.choose(patterns, variables), problems))
                : Optional.empty();
        if (!known) {
            all.ifPresent(agents -> read(agents::sound, problems));
        }
        chosen.ifPresent(choice -> here.remark(choice.warnings()));
        return of(chosen.map(Choice::inventory), options, here.user(), problems);
    }

    /**
     * The one agent of this name.
     *
     * @throws InvalidInput with all that is wrong with it
     */
    static Roster of(InventoryOptions options, String agent, Surroundings here) {
        AgentList all = list(options, here);
        if (!all.names().contains(agent)) {
            all.sound();
            throw new Refusal("no agent of the inventory is called " + quoted(agent) + "; "
                    + Spelling.nearest(agent, all.names())
                            .map(near -> "did you mean " + quoted(near) + "?")
                            .orElse("see `volmount inventory list` for what there is"));
        }
        Choice choice = all.choose(agent);
        here.remark(choice.warnings());
        Problems problems = new Problems();
        Optional<Roster> roster = of(Optional.of(choice.inventory()), options, here.user(), problems);
        problems.throwIfAny();
        return roster.orElseThrow();
    }

    private static AgentList list(InventoryOptions options, Surroundings here) {
        return AgentList.read(options.inventories, here.in(), here.home());
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
