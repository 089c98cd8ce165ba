package io.volmount.cli;

import io.volmount.document.InvalidInput;
import io.volmount.document.Problems;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventory;
import io.volmount.inventory.Limit;
import io.volmount.inventory.Operator;
import io.volmount.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the files that a command is given say, checked as far as that can be done without asking any agent. */
record Inputs(Playbook playbook, List<Assignment> assignments) {

    /** An agent, and the playbook with the variables of this agent filled in. */
    record Assignment(Host host, Playbook playbook) {}

    /** @throws InvalidInput with all that is wrong with all files */
    static Inputs read(AgentOptions options, Operator operator) {
        Problems problems = new Problems();
        Optional<Inventory> inventory = read(() -> Inventory.load(options.inventory, operator), problems);
        Optional<Playbook> playbook = read(() -> Playbook.load(options.playbook), problems);
        Optional<Limit> limit = options.limit.flatMap(pattern -> read(() -> Limit.parse(pattern), problems));
        List<Host> hosts = inventory
                .flatMap(all -> read(() -> limit.map(part -> part.of(all)).orElse(all), problems))
                .map(Inventory::hosts)
                .orElse(List.of());
        problems.throwIfAny();
        List<Assignment> assignments = new ArrayList<>();
        for (Host host : hosts) {
            playbook.orElseThrow()
                    .resolvedFor(host.name(), host.vars(), problems)
                    .ifPresent(resolved -> assignments.add(new Assignment(host, resolved)));
        }
        problems.throwIfAny();
        return new Inputs(playbook.orElseThrow(), assignments);
    }

    private static <T> Optional<T> read(Supplier<T> reading, Problems problems) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidInput invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.place(), problem.message()));
            return Optional.empty();
        }
    }
}
