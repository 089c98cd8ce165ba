package io.volmount.app.session;

import static io.volmount.document.Quoted.quoted;

import io.volmount.access.Access;
import io.volmount.access.AccessResolver;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Spelling;
import io.volmount.inventory.AgentList;
import io.volmount.inventory.AgentList.Choice;
import io.volmount.inventory.Inventory;
import io.volmount.inventory.Limit;
import io.volmount.mesos.MasterUrl;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agents of a command and how each is reached.
 *
 * @param master of their cluster, which is asked about them; empty for none
 */
public record ResolvedInventory(List<Access> agents, SshConfig config, Optional<MasterUrl> master) {

    /**
     * The selected agents. Warnings about the inventories go to standard error.
     *
     * @throws InvalidInput with all problems of the files
     */
    public static ResolvedInventory of(InventorySelection selection, ProcessContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<ResolvedInventory> resolved = of(selection, Set.of(), ExtraVariables.NONE, context, diagnostics);
        diagnostics.throwIfAny();
        return resolved.orElseThrow();
    }

    /**
     * The same, or empty after adding to the problems.
     *
     * @param variables the names of the variables that the playbook uses
     * @param extra values that win over those of the inventory
     */
    static Optional<ResolvedInventory> of(
            InventorySelection selection,
            Set<String> variables,
            ExtraVariables extra,
            ProcessContext context,
            Diagnostics diagnostics) {
        Optional<AgentList> all = read(() -> list(selection, context), diagnostics);
        Optional<Limit> limit = selection.limit().flatMap(text -> read(() -> Limit.parse(text), diagnostics));
        boolean limited = limit.isPresent() || selection.limit().isEmpty();
        Optional<Choice> chosen = limited
                ? all.flatMap(agents -> read(() -> agents.choose(limit, extra.left(variables)), diagnostics))
                : Optional.empty();
        if (!limited) {
            all.ifPresent(agents -> read(agents::sound, diagnostics));
        }
        chosen.ifPresent(choice -> context.remark(choice.warnings()));
        return of(chosen.map(Choice::inventory).map(extra::over), selection.sshConfig(), context.user(), diagnostics);
    }

    /**
     * The one agent of this name.
     *
     * @throws InvalidInput with all problems of the files
     * @throws UsageException if there is no such agent
     */
    public static ResolvedInventory of(InventorySelection selection, String agent, ProcessContext context) {
        AgentList all = list(selection, context);
        if (!all.names().contains(agent)) {
            all.sound();
            throw new UsageException("the inventory has no agent " + quoted(agent) + "; "
                    + Spelling.nearest(agent, all.names())
                            .map(near -> "did you mean " + quoted(near) + "?")
                            .orElse("`volmount inventory list` lists all agents"));
        }
        Choice choice = all.choose(agent);
        context.remark(choice.warnings());
        Diagnostics diagnostics = new Diagnostics();
        Optional<ResolvedInventory> resolved =
                of(Optional.of(choice.inventory()), selection.sshConfig(), context.user(), diagnostics);
        diagnostics.throwIfAny();
        return resolved.orElseThrow();
    }

    private static AgentList list(InventorySelection selection, ProcessContext context) {
        return context.scope().inventories().read(selection.inventories(), selection.master(), context);
    }

    /** All agents of an inventory, or empty after adding to the problems. */
    static Optional<ResolvedInventory> of(
            Optional<Inventory> inventory, Optional<String> sshConfig, LocalUser user, Diagnostics diagnostics) {
        Optional<SshConfig> config = read(() -> config(sshConfig, user), diagnostics);
        return inventory.flatMap(known -> config.map(followed -> new ResolvedInventory(
                new AccessResolver(followed, user).ofAll(known.hosts(), diagnostics), followed, known.master())));
    }

    private static SshConfig config(Optional<String> file, LocalUser user) {
        if (file.isEmpty()) {
            return SshConfig.usual(user);
        }
        return file.get().equalsIgnoreCase("none") ? SshConfig.none(user) : SshConfig.of(Path.of(file.get()), user);
    }

    /** The same agents, and another master or none. */
    ResolvedInventory asking(Optional<MasterUrl> another) {
        return new ResolvedInventory(agents, config, another);
    }

    /** What is kept of it for a run, as {@link Inventory#text}. */
    String text(Path home) {
        return new Inventory(agents.stream().map(Access::host).toList(), master).text(home);
    }

    /** What is read, or empty after adding its problems. */
    static <T> Optional<T> read(Supplier<T> reading, Diagnostics diagnostics) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidInput invalid) {
            diagnostics.addAll(invalid.diagnostics());
            return Optional.empty();
        }
    }

    /** What of OpenSSH's configuration is not followed, one sentence each. */
    public List<String> remarks() {
        String unused = config.unused().stream()
                .map(word -> word.value() + " (" + word.location() + ")")
                .collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.of(unused)
                                .filter(words -> !words.isEmpty())
                                .map("OpenSSH configuration that is not used: "::concat),
                        agents.stream().flatMap(agent -> agent.notes().stream()).distinct())
                .toList();
    }
}
