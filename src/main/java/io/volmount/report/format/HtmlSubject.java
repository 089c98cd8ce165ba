package io.volmount.report.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One agent or run on the page. The first that are not in order are open. */
final class HtmlSubject {
    private static final int OPEN = 20;
    private static final Set<String> SHOWN = Stream.concat(
                    Stream.of("name", "address", "outcome", "status", "state", "reason", "unreachable"),
                    NodeOutput.FIELDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private int open;

    /** Whether it is not in order. */
    static boolean troubled(Item subject) {
        return Verdict.whole(subject)
                .filter(verdict -> verdict.grade() != Verdict.Grade.PASSED)
                .isPresent();
    }

    Html html(Item subject) {
        String word = Verdict.word(subject).orElse("");
        Html html = troubled(subject) && open++ < OPEN
                ? new Html().open("details", "class", "subject", "data-outcome", word, "open", "")
                : new Html().open("details", "class", "subject", "data-outcome", word);
        html.open("summary").element("b", Result.name(subject)).text(" ");
        subject.text("address")
                .ifPresent(address -> html.element("code", address).text(" "));
        html.add(word.isEmpty() ? new Html() : HtmlFormat.badge(word)).text(" ");
        html.element("span", Verdict.reason(subject), "class", "reason").close("summary");
        subject.texts("warnings").forEach(warning -> html.element("p", "warning: " + warning, "class", "unknown"));
        Facts.of(subject, SHOWN).groups().forEach((name, values) -> {
            html.add(name.isEmpty() ? new Html() : new Html().element("h3", name));
            html.add(HtmlFormat.list(values));
        });
        NodeOutput.of(subject)
                .forEach(output -> html.element("h3", output.name()).element("pre", output.text()));
        html.add(steps(subject.items("steps")))
                .add(HtmlDiff.of(subject.items("steps")))
                .add(checks("checks", subject.items("checks")));
        subject.items("volumes").stream().filter(Table::judged).forEach(volume -> html.add(volume(volume)));
        html.add(checks("attributes", subject.items("evidence")));
        html.add(tables(subject));
        return html.close("details");
    }

    private static Html steps(List<Item> steps) {
        Html html = new Html();
        if (steps.isEmpty()) {
            return html;
        }
        html.open("table")
                .element("caption", "steps")
                .add(header("step", "status", "began", "seconds", "what came of it"));
        for (Item step : steps) {
            String word = step.text("status").orElse("");
            html.open("tr").element("td", step.text("id").orElse(""));
            html.open("td").add(HtmlFormat.badge(word)).close("td");
            html.element(
                    "td", step.text("startedAt").or(() -> step.text("begun")).orElse(""));
            html.element("td", step.text("seconds").orElse(""), "class", "number")
                    .open("td");
            html.text(step.text("detail").or(() -> step.text("title")).orElse(""));
            step.text("because").ifPresent(why -> html.element("p", "because " + why, "class", "note"));
            step.text("destroys").ifPresent(what -> html.element("p", "destroys " + what, "class", "failed"));
            step.text("output").ifPresent(output -> html.element("pre", output));
            html.close("td").close("tr");
        }
        return html.close("table");
    }

    private static Html checks(String caption, List<Item> checks) {
        Html html = new Html();
        if (checks.isEmpty()) {
            return html;
        }
        html.open("table").element("caption", caption).add(header("check", "result", "what was found"));
        for (Item check : checks) {
            boolean evidence = check.fields().containsKey("passed");
            String word =
                    evidence ? Verdict.passed(check) : check.text("status").orElse("");
            html.open("tr").element("td", check.text("check").orElse(""));
            String grade = Map.of("yes", "passed", "no", "failed", "unknown", "unknown")
                    .getOrDefault(word, HtmlFormat.grade(word));
            html.open("td").element("span", word, "class", "badge " + grade).close("td");
            html.element("td", check.text("detail").orElse("")).close("tr");
        }
        return html.close("table");
    }

    private static Html volume(Item volume) {
        Html html = new Html().open("h3").text(volume.text("path").orElse("") + " ");
        volume.text("outcome").ifPresent(word -> html.add(HtmlFormat.badge(word)));
        volume.text("offeredMb").ifPresent(size -> html.text(" offered with " + size + " MB"));
        html.close("h3").add(checks("proof", volume.items("evidence")));
        List<String> journal = volume.texts("journal");
        if (!journal.isEmpty()) {
            html.element("p", "from the node's journal of this boot:", "class", "note");
            html.element("pre", String.join("\n", journal));
        }
        return html;
    }

    /** Whatever else is listed in it. */
    static Html tables(Item item) {
        Html html = new Html();
        for (Table table : Table.of(item)) {
            html.open("div", "class", "wide").open("table").element("caption", table.caption());
            html.add(header(table.columns().toArray(String[]::new)));
            for (List<String> row : table.rows()) {
                html.open("tr");
                row.forEach(value -> html.element("td", value));
                html.close("tr");
            }
            html.close("table").close("div");
        }
        return html;
    }

    private static Html header(String... names) {
        Html html = new Html().open("tr");
        List.of(names).forEach(name -> html.element("th", name));
        return html.close("tr");
    }
}
