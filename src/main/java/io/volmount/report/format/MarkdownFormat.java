package io.volmount.report.format;

import static io.volmount.report.format.Markup.markdown;

import io.volmount.report.AgentNames;
import io.volmount.report.AgentRendering;
import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Markdown for comments and job summaries: numbers first, then what went wrong, then every agent, folded. */
record MarkdownFormat(AgentRendering rendering) implements Format {
    private static final Set<String> IN_TITLE = Set.of("command", "playbook", "summary");

    /** Agents that ended in the same way. */
    private record Ending(String word, String reason) {}

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public void write(View view, TextOptions options, Writer out) throws IOException {
        Result result = new Result(view, rendering);
        Item whole = result.whole();
        out.write("# volmount " + markdown(result.title()) + "\n\n");
        writeCounts(whole.item("summary"), out);
        writeFacts(Facts.of(whole, IN_TITLE), out);
        out.write(tables(whole));
        writeTrouble(result, out);
        for (String subject : result.each(MarkdownFormat::subject)) {
            out.write(subject);
        }
        out.flush();
    }

    private static void writeCounts(Item summary, Writer out) throws IOException {
        if (summary.fields().isEmpty()) {
            return;
        }
        out.write("| outcome | agents |\n| --- | ---: |\n");
        for (String word : summary.fields().keySet()) {
            String name = word.equals("agents") ? "all" : word;
            out.write(
                    "| " + markdown(name) + " | " + markdown(summary.text(word).orElse("")) + " |\n");
        }
        out.write("\n");
    }

    private static void writeFacts(Facts facts, Writer out) throws IOException {
        out.write("| | |\n| --- | --- |\n");
        for (Map.Entry<String, Map<String, String>> group : facts.groups().entrySet()) {
            String of = group.getKey().isEmpty() ? "" : group.getKey() + ": ";
            for (Map.Entry<String, String> fact : group.getValue().entrySet()) {
                out.write("| " + markdown(of + fact.getKey()) + " | " + markdown(fact.getValue()) + " |\n");
            }
        }
        out.write("\n");
    }

    /** Each reason once, with all agents that it holds for. */
    private static void writeTrouble(Result result, Writer out) throws IOException {
        Map<Ending, List<String>> trouble = new LinkedHashMap<>();
        for (Item subject : result.subjects()) {
            Verdict.whole(subject)
                    .filter(verdict -> verdict.grade() != Verdict.Grade.PASSED)
                    .ifPresent(verdict -> trouble.computeIfAbsent(
                                    new Ending(verdict.word(), verdict.detail()), first -> new ArrayList<>())
                            .add(Result.name(subject)));
        }
        if (trouble.isEmpty()) {
            return;
        }
        out.write("## Not in order\n\n| which | outcome | reason |\n| --- | --- | --- |\n");
        for (Map.Entry<Ending, List<String>> alike : trouble.entrySet()) {
            out.write("| " + markdown(AgentNames.folded(alike.getValue())) + " | "
                    + markdown(alike.getKey().word()) + " | "
                    + markdown(alike.getKey().reason()) + " |\n");
        }
        out.write("\n");
    }

    private static String subject(Item subject) {
        String word = Verdict.word(subject).map(outcome -> ": " + outcome).orElse("");
        StringBuilder text =
                new StringBuilder("<details><summary>" + Markup.xml((Result.name(subject) + word).replace('\n', ' '))
                        + "</summary>\n\n" + markdown(Verdict.reason(subject)) + "\n\n");
        List<Verdict> parts = Verdict.parts(subject);
        if (!parts.isEmpty()) {
            text.append("| what | result | detail | seconds |\n| --- | --- | --- | ---: |\n");
        }
        for (Verdict part : parts) {
            text.append("| " + markdown(part.what()) + " | " + markdown(part.word()) + " | " + markdown(part.detail())
                    + " | " + part.seconds().orElse("") + " |\n");
        }
        parts.stream().filter(part -> !part.output().isBlank()).forEach(part -> text.append(verbatim(part.output())));
        NodeOutput.of(subject).forEach(output -> text.append(output.name() + "\n" + verbatim(output.text())));
        subject.items("volumes").stream()
                .map(volume -> String.join("\n", volume.texts("journal")))
                .filter(journal -> !journal.isEmpty())
                .forEach(journal -> text.append(verbatim(journal)));
        return text + "\n" + tables(subject) + "\n</details>\n\n";
    }

    /** Whatever else is listed in it. */
    private static String tables(Item item) {
        StringBuilder text = new StringBuilder();
        for (Table table : Table.of(item)) {
            text.append(markdown(table.caption())).append("\n\n").append(row(table.columns()));
            text.append(row(table.columns().stream().map(name -> "---").toList()));
            table.rows().forEach(row -> text.append(row(row)));
            text.append("\n");
        }
        return text.toString();
    }

    private static String row(List<String> values) {
        return values.stream().map(Markup::markdown).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Only its own end tag ends this element, whatever lines are in it. */
    private static String verbatim(String lines) {
        return "\n<pre>" + Markup.xml(lines.strip()) + "</pre>\n";
    }
}
