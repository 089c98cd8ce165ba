package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.inventory.AgentList;
import io.volmount.inventory.Limit;
import io.volmount.report.Wording;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "limit",
        description = "Limit the commands that follow to some agents, show that limit, or remove it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  limit rack-a      as if every command had --limit rack-a",
            "  limit             show the limit, and how many agents it leaves",
            "  limit -           remove it"
        })
final class LimitCommand implements Callable<Integer> {
    private final ShellSession session;
    private final ProcessContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "What --limit takes; - or all for all agents of the inventory.")
    private Optional<String> pattern = Optional.empty();

    LimitCommand(ShellSession session, ProcessContext context) {
        this.session = session;
        this.context = context;
    }

    @Override
    public Integer call() {
        AgentList agents = session.agents();
        pattern.ifPresent(text -> limit(text, agents));
        context.out()
                .println(session.options()
                        .value(SessionOptions.LIMIT)
                        .map(text -> "limit " + text + ": "
                                + agents.names(Limit.parse(text)).size() + " of " + count(agents))
                        .orElseGet(() -> "no limit: " + count(agents)));
        return 0;
    }

    private void limit(String text, AgentList agents) {
        boolean all = text.equals("-") || text.equals("all");
        if (!all) {
            agents.names(Limit.parse(text));
        }
        session.options().set(SessionOptions.LIMIT, all ? Optional.empty() : pattern);
    }

    private static String count(AgentList agents) {
        return Wording.count(agents.names().size(), "agent");
    }
}
