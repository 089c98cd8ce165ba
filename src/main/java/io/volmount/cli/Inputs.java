package io.volmount.cli;

import static io.volmount.cli.Roster.read;

import io.volmount.access.Access;
import io.volmount.document.InvalidInput;
import io.volmount.document.Problems;
import io.volmount.document.TextFile;
import io.volmount.inventory.Inventory;
import io.volmount.plan.RunInputs;
import io.volmount.playbook.AgentProblems;
import io.volmount.playbook.Playbook;
import io.volmount.report.AgentNames;
import io.volmount.sshconfig.LocalUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command is given to work with, checked as far as that can be done without asking any agent.
 *
 * @param given the same, to be kept
 */
record Inputs(RunInputs given, Playbook playbook, Roster roster, List<Assignment> assignments) {

    /** An agent, and the playbook with the variables of this agent filled in. */
    record Assignment(Access access, Playbook playbook) {}

    /**
     * From the files that the options name.
     *
     * @throws InvalidInput with all that is wrong with all files
     */
    static Inputs of(AgentOptions options, Surroundings here) {
        Problems problems = new Problems();
        Optional<TextFile> written = read(() -> TextFile.read(options.playbook), problems);
        Optional<Playbook> playbook = written.flatMap(text -> read(() -> Playbook.read(text), problems));
        Set<String> variables = playbook.map(Playbook::variables).orElse(Set.of());
        Optional<Roster> roster = Roster.of(options, options.limit, variables, here, problems);
        problems.throwIfAny();
        List<Assignment> assignments = assignments(playbook.orElseThrow(), roster.orElseThrow(), problems);
        String kept = new Inventory(roster.get().hosts()).text(here.home());
        RunInputs given = new RunInputs(
                new TextFile(String.join(", ", options.inventories) + " (as kept)", kept), written.orElseThrow());
        return new Inputs(given, playbook.get(), roster.get(), assignments);
    }

    /**
     * From what an earlier command was given. Agents are reached as this machine reaches them.
     *
     * @throws InvalidInput with all that is wrong, here and now
     */
    static Inputs of(RunInputs given, SshOptions options, LocalUser user) {
        Problems problems = new Problems();
        Optional<Playbook> playbook = read(() -> Playbook.read(given.playbook()), problems);
        Optional<Inventory> inventory =
                read(() -> Inventory.read(given.inventory(), user.home(), user.home()), problems);
        Optional<Roster> roster = Roster.of(inventory, options, user, problems);
        problems.throwIfAny();
        List<Assignment> assignments = assignments(playbook.orElseThrow(), roster.orElseThrow(), problems);
        return new Inputs(given, playbook.get(), roster.get(), assignments);
    }

    private static List<Assignment> assignments(Playbook playbook, Roster roster, Problems problems) {
        List<Assignment> assignments = new ArrayList<>();
        AgentProblems ofAgents = new AgentProblems();
        for (Access access : roster.agents()) {
            playbook.resolvedFor(access.name(), access.host().variables(), ofAgents)
                    .ifPresent(resolved -> assignments.add(new Assignment(access, resolved)));
        }
        ofAgents.tell(AgentNames::inShort, problems);
        problems.throwIfAny();
        return assignments;
    }
}
