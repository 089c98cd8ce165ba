package io.volmount.cli;

import io.volmount.document.TextFile;
import io.volmount.document.TrustedFile;
import io.volmount.document.UntrustedFile;
import io.volmount.plan.SavedPlan;
import io.volmount.storage.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be applied: a plan that was saved, or what a new one is made of. */
final class ApplyOptions extends SshOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "PLAN",
            description = "a file that `volmount plan -o` wrote, instead of -i, -p and --limit")
    Optional<Path> plan = Optional.empty();

    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            description = InventoryOptions.INVENTORIES)
    List<String> inventories = List.of();

    @Option(
            names = {"-p", "--playbook"},
            paramLabel = "FILE",
            description = "the volumes that every agent is to have")
    Optional<Path> playbook = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "PATTERN",
            description = "only these agents: names, groups, globs, ranges, !exclude, @file; with commas between them")
    Optional<String> limit = Optional.empty();

    @Mixin
    WorkOptions work = new WorkOptions();

    /** The plan that was saved; empty when one is to be made. */
    Optional<SavedPlan> saved() {
        boolean anew = !inventories.isEmpty() || playbook.isPresent() || limit.isPresent();
        if (plan.isPresent() && anew) {
            throw new Refusal("a saved plan names its agents and its volumes itself: say either " + plan.get()
                    + ", or -i FILE and -p FILE, with --limit or without");
        }
        if (plan.isEmpty() && (inventories.isEmpty() || playbook.isEmpty())) {
            throw new Refusal("say what to apply: -i FILE and -p FILE, or a file that `volmount plan -o` wrote");
        }
        return plan.map(ApplyOptions::read);
    }

    /** Whoever could write a plan would choose what is done. */
    private static SavedPlan read(Path file) {
        try {
            TrustedFile.check(file);
        } catch (UntrustedFile untrusted) {
            throw new Refusal("the plan " + file + " is not applied: " + untrusted.getReason()
                    + " once you have read what it says, or plan again");
        } catch (IOException unreadable) {
            // told when it is read
        }
        return Documents.plans().decode(TextFile.readWritten(file));
    }

    /** What a new plan is to be made of. */
    AgentOptions agents() {
        AgentOptions options = new AgentOptions();
        options.inventories = inventories;
        options.playbook = playbook.orElseThrow();
        options.limit = limit;
        options.sshConfig = sshConfig;
        options.work = work;
        return options;
    }
}
