package io.volmount.report.exec;

import static io.volmount.report.Wording.count;

import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.probe.RanCommand;
import io.volmount.report.AgentNames;
import io.volmount.report.FoldedAgents;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a command printed, once for all agents that it ended and printed the same on; those that are not ok come last. No more
 * than {@link #CHARACTERS} of it in all.
 */
record ExecText(Style style) {
    /** Room for what was printed; it is given to agents that are not ok first. */
    static final int CHARACTERS = FoldedAgents.CHARACTERS;

    /** What agents have in common that are shown as one. */
    private record Alike(Status status, String reason, String printed) {
        static Alike of(RanCommand agent) {
            NodeCommandResult result = agent.result();
            String reason = new Masking(agent.access().endpoint()).masked(result.reason());
            String err = printed(result.err());
            return new Alike(
                    result.status(), reason, printed(result.out()) + (err.isEmpty() ? "" : "  stderr:\n" + err));
        }

        /** Indented by more than anything that volmount itself says, so that it does not pass for that. */
        private static String printed(Printed printed) {
            String lines = Printable.lines(printed.text(), false)
                    .lines()
                    .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                    .collect(Collectors.joining());
            return printed.isCut() ? lines + "  cut: " + count(printed.droppedBytes(), "more byte") + "\n" : lines;
        }
    }

    /** @param title of the command of volmount */
    void write(String title, RanCommands ran, Writer out) throws IOException {
        Map<Alike, List<RanCommand>> alike = ran.agents().stream()
                .sorted(Comparator.comparing(
                        (RanCommand agent) -> agent.result().status()))
                .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()));
        Set<Alike> shown = shown(alike.keySet());
        for (Map.Entry<Alike, List<RanCommand>> group : alike.entrySet()) {
            if (shown.contains(group.getKey())) {
                out.write(header(group.getKey(), group.getValue())
                        + group.getKey().printed());
            }
        }
        alike.keySet().removeAll(shown);
        if (!alike.isEmpty()) {
            out.write(rest(alike));
        }
        out.write(summary(title, ran));
    }

    /** Those that fit, the worst first. */
    private static Set<Alike> shown(Set<Alike> all) {
        Set<Alike> shown = new HashSet<>();
        int left = CHARACTERS;
        for (Alike alike : all.stream()
                .sorted(Comparator.comparing(Alike::status).reversed())
                .toList()) {
            if (alike.printed().length() <= left) {
                left -= alike.printed().length();
                shown.add(alike);
            }
        }
        return shown;
    }

    private String rest(Map<Alike, List<RanCommand>> omitted) {
        List<String> names = omitted.values().stream()
                .flatMap(List::stream)
                .map(RanCommand::name)
                .toList();
        return style.strong(AgentNames.folded(names)) + " (" + count(names.size(), "agent") + "): "
                + style.warning("printed more than is shown here") + "; --report json=FILE has it\n";
    }

    private String header(Alike alike, List<RanCommand> agents) {
        String names = AgentNames.folded(agents.stream().map(RanCommand::name).toList());
        String number = agents.size() == 1 ? "" : " (" + count(agents.size(), "agent") + ")";
        String reason = Masking.common(
                agents,
                agent -> agent.access().endpoint(),
                agent -> agent.result().reason());
        return style.strong(names) + number + ": " + coloured(alike.status())
                + (reason.isEmpty() ? "" : ", " + Printable.of(reason)) + "\n";
    }

    private String summary(String title, RanCommands ran) {
        StringBuilder text = new StringBuilder(
                style.strong(title) + ": " + count(ran.agents().size(), "agent"));
        ran.counts().forEach((status, number) -> text.append(", " + number + " " + coloured(status)));
        String codes = ran.exitCodes().entrySet().stream()
                .map(code -> code.getKey() + " on " + count(code.getValue(), "agent"))
                .collect(Collectors.joining(", "));
        if (ran.counts().containsKey(Status.FAILED) && !codes.isEmpty()) {
            text.append("; exit codes: ").append(codes);
        }
        return text.append('\n').toString();
    }

    private String coloured(Status status) {
        return switch (status) {
            case OK -> style.good(status.word());
            case FAILED, UNREACHABLE -> style.bad(status.word());
            case UNKNOWN, SKIPPED -> style.warning(status.word());
        };
    }
}
