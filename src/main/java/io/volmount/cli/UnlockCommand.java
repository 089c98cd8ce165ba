package io.volmount.cli;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Claim;
import io.volmount.agent.ProbeRequest;
import io.volmount.report.LockFormat;
import io.volmount.report.LockReport;
import io.volmount.rollout.Agents;
import io.volmount.ssh.Credentials;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "unlock",
        description = {
            "Shows whose an agent is, and what its node looks like; with --lock takes that lock away.",
            "A run that is only interrupted goes on with `volmount resume` and needs no unlocking.",
            "Exits with 0 when the agent is free for another run, with 1 when it is locked or does not answer."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount unlock a20 -i inventory.yaml",
            "  volmount unlock a20 -i inventory.yaml --lock 20261122-212335-3uvr"
        })
final class UnlockCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private UnlockOptions options = new UnlockOptions();

    @Mixin
    private ListingOptions shape = new ListingOptions();

    UnlockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Listing<LockFormat> listing = new Listing<>(shape, LockFormat.ALL, LockFormat::name, surroundings);
        options.lock.ifPresent(this::check);
        Roster roster = Roster.of(options, options.agent, surroundings);
        Access access = roster.agents().get(0);
        listing.remark(roster);
        LockReport report = report(access);
        listing.write((format, style) -> format.render(report, style));
        return report.state().open() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void check(String lock) {
        if (!Claim.isRun(lock) && !lock.equals(Claim.DAMAGED)) {
            throw new Refusal("--lock takes the name that `volmount unlock " + options.agent + "` shows");
        }
    }

    private LockReport report(Access access) {
        Credentials credentials = new OperatorSecrets(options.secrets, surroundings)
                .credentials(List.of(access), OperatorSecrets.atTerminal(surroundings));
        try (Agents agents = surroundings
                        .network()
                        .agents(surroundings, credentials, sentence -> surroundings.remark(List.of(sentence)));
                Agent agent = agents.of(access)) {
            return options.lock.isPresent()
                    ? LockReport.released(access.name(), access.endpoint(), agent.release(options.lock.get()))
                    : look(access, agent);
        }
    }

    private static LockReport look(Access access, Agent agent) {
        try {
            return LockReport.found(access.name(), access.endpoint(), agent.probe(ProbeRequest.NOTHING_MORE));
        } catch (AgentUnreachable silent) {
            return LockReport.silent(access.name(), access.endpoint(), silent.getMessage());
        }
    }
}
