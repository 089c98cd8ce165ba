package io.volmount.app.session;

import static io.volmount.app.session.ResolvedInventory.read;

import io.volmount.access.Access;
import io.volmount.app.context.MasterLogin;
import io.volmount.app.context.ProcessContext;
import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.inventory.Inventory;
import io.volmount.mesos.MasterUrl;
import io.volmount.playbook.AgentDiagnostics;
import io.volmount.playbook.Playbook;
import io.volmount.report.AgentNames;
import io.volmount.sshconfig.LocalUser;
import io.volmount.storage.RunInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a command is given, read and checked without contacting an agent.
 *
 * @param playbookFile as the operator wrote it
 * @param keptInventory the inventory as an earlier command kept it; empty if it is read from the operator's files
 * @param selection how the agents were named
 * @param variables as given for the playbook; none if the inventory was kept, which has them then
 * @param assignments the playbook for each agent
 */
public record ResolvedInputs(
        TextFile playbookFile,
        Playbook playbook,
        Optional<TextFile> keptInventory,
        InventorySelection selection,
        ExtraVariables variables,
        ResolvedInventory inventory,
        List<Assignment> assignments) {

    private static final String NO_MASTER = "none";

    /** An agent, and the playbook with this agent's variables filled in. */
    public record Assignment(Access access, Playbook playbook) {}

    /**
     * From the files that the operator names.
     *
     * @throws InvalidInput with all problems of all files
     */
    public static ResolvedInputs of(InventorySelection selection, PlaybookSelection chosen, ProcessContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<TextFile> written = read(() -> TextFile.read(chosen.file()), diagnostics);
        Optional<Playbook> playbook = written.flatMap(text -> read(() -> Playbook.read(text), diagnostics));
        Set<String> variables = playbook.map(Playbook::variables).orElse(Set.of());
        playbook.ifPresent(read -> chosen.variables().check(variables, diagnostics));
        Optional<ResolvedInventory> inventory =
                ResolvedInventory.of(selection, variables, chosen.variables(), context, diagnostics);
        diagnostics.throwIfAny();
        List<Assignment> assignments = assignments(playbook.orElseThrow(), inventory.orElseThrow(), diagnostics);
        return new ResolvedInputs(
                written.orElseThrow(),
                playbook.get(),
                Optional.empty(),
                selection,
                chosen.variables(),
                inventory.get(),
                assignments);
    }

    /**
     * From what an earlier command was given. Agents are reached as this controller reaches them.
     *
     * @param sshConfig as given to {@code -F}; empty for the usual files of OpenSSH
     * @throws InvalidInput with all problems
     */
    public static ResolvedInputs of(RunInputs given, Optional<String> sshConfig, LocalUser user) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Playbook> playbook = read(() -> Playbook.read(given.playbook()), diagnostics);
        Optional<Inventory> kept = read(() -> Inventory.read(given.inventory(), user.home(), user.home()), diagnostics);
        Optional<ResolvedInventory> inventory = ResolvedInventory.of(kept, sshConfig, user, diagnostics);
        diagnostics.throwIfAny();
        List<Assignment> assignments = assignments(playbook.orElseThrow(), inventory.orElseThrow(), diagnostics);
        InventorySelection selection = new InventorySelection(
                List.of(given.inventory().name()), Optional.empty(), sshConfig, MasterLogin.NONE);
        return new ResolvedInputs(
                given.playbook(),
                playbook.get(),
                Optional.of(given.inventory()),
                selection,
                ExtraVariables.NONE,
                inventory.get(),
                assignments);
    }

    /** What a run keeps of this, to be resumed from. */
    public RunInputs given(Path home) {
        TextFile kept = keptInventory.orElseGet(
                () -> new TextFile(String.join(", ", selection.inventories()) + " (as kept)", inventory.text(home)));
        return new RunInputs(kept, playbookFile);
    }

    /**
     * The same, and what {@code --master} says.
     *
     * @param option the URL of a master, or {@code none}; without it the inventory decides
     * @throws InvalidInput if it is neither
     */
    public ResolvedInputs asking(Optional<String> option, Path home) {
        if (option.isEmpty()) {
            return this;
        }
        ResolvedInventory asking = inventory.asking(option.filter(url -> !url.equals(NO_MASTER))
                .map(url -> MasterUrl.parse(url, SourceLocation.whole("--master"))));
        Optional<TextFile> kept = keptInventory.map(file -> new TextFile(file.name(), asking.text(home)));
        return new ResolvedInputs(playbookFile, playbook, kept, selection, variables, asking, assignments);
    }

    /**
     * The same, for a command that may stop agents.
     *
     * @throws InvalidInput if the playbook has agents drained before, and there is no master that could do it
     */
    public ResolvedInputs drainable() {
        if (inventory.master().isEmpty() && playbook.drain().isPresent()) {
            throw new InvalidInput(
                    playbook.drain().get().location(),
                    "agents are to be drained, and no master is named that could do it: name one (`master:` in the"
                            + " inventory, or --master URL), or leave `drain` out");
        }
        return this;
    }

    private static List<Assignment> assignments(
            Playbook playbook, ResolvedInventory inventory, Diagnostics diagnostics) {
        List<Assignment> assignments = new ArrayList<>();
        AgentDiagnostics ofAgents = new AgentDiagnostics();
        for (Access access : inventory.agents()) {
            playbook.resolvedFor(access.name(), access.host().variables(), ofAgents)
                    .ifPresent(resolved -> assignments.add(new Assignment(access, resolved)));
        }
        ofAgents.report(AgentNames::inShort, diagnostics);
        diagnostics.throwIfAny();
        return assignments;
    }
}
