package io.volmount.cli;

import io.volmount.access.Access;
import io.volmount.document.InvalidInput;
import io.volmount.document.Problems;
import io.volmount.playbook.Playbook;
import io.volmount.sshconfig.LocalUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the files that a command is given say, checked as far as that can be done without asking any agent. */
record Inputs(Playbook playbook, Roster roster, List<Assignment> assignments) {

    /** An agent, and the playbook with the variables of this agent filled in. */
    record Assignment(Access access, Playbook playbook) {}

    /** @throws InvalidInput with all that is wrong with all files */
    static Inputs read(AgentOptions options, LocalUser user) {
        Problems problems = new Problems();
        Optional<Playbook> playbook = Roster.read(() -> Playbook.load(options.playbook), problems);
        Optional<Roster> roster = Roster.read(options, options.limit, user, problems);
        problems.throwIfAny();
        List<Assignment> assignments = new ArrayList<>();
        for (Access access : roster.orElseThrow().agents()) {
            playbook.orElseThrow()
                    .resolvedFor(access.name(), access.host().variables(), problems)
                    .ifPresent(resolved -> assignments.add(new Assignment(access, resolved)));
        }
        problems.throwIfAny();
        return new Inputs(playbook.orElseThrow(), roster.orElseThrow(), assignments);
    }
}
