package io.volmount.report.format;

import io.volmount.report.AgentRendering;
import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.text.ProgramText;
import io.volmount.text.Sha256;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One page of HTML for people who were not there: nothing in it refers to anything outside of it, and the browser runs only
 * its own style sheet and script, by their hashes.
 */
record HtmlFormat(AgentRendering rendering) implements Format {
    private static final Set<String> IN_TITLE = Set.of("command", "playbook", "summary", "outcome", "stopped");

    @Override
    public String name() {
        return "html";
    }

    @Override
    public void write(View view, TextOptions options, Writer out) throws IOException {
        Result result = new Result(view, rendering);
        Item whole = result.whole();
        String style = ProgramText.beside(HtmlFormat.class, "report.css");
        String script = ProgramText.beside(HtmlFormat.class, "report.js");
        String policy = "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script) + "'";
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n"
                + new Html()
                        .open("head")
                        .open("meta", "charset", "utf-8")
                        .open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                        .open("meta", "name", "viewport", "content", "width=device-width")
                        .element("title", "volmount " + result.title())
                        .verbatim("style", style)
                        .close("head"));
        out.write("<body>\n"
                + new Html()
                        .add(heading(result, whole))
                        .add(facts(whole))
                        .add(HtmlSubject.tables(whole))
                        .add(counts(whole.item("summary"))));
        Optional<Html> timeline = Timeline.of(result).map(Timeline::svg);
        out.write(timeline.map(Html::toString).orElse(""));
        out.write(search().toString());
        HtmlSubject subjects = new HtmlSubject();
        write(result.each(subject -> HtmlSubject.troubled(subject) ? subjects.html(subject) : new Html()), out);
        write(result.each(subject -> HtmlSubject.troubled(subject) ? new Html() : subjects.html(subject)), out);
        out.write(new Html()
                .close("section")
                .verbatim("script", script)
                .close("body")
                .close("html")
                .toString());
        out.flush();
    }

    private static void write(Iterable<Html> parts, Writer out) throws IOException {
        for (Html part : parts) {
            out.write(part.toString());
        }
    }

    private static Html heading(Result result, Item whole) {
        Html html = new Html().open("header").open("h1").text("volmount " + result.title() + " ");
        Verdict.whole(whole).ifPresent(verdict -> html.add(badge(verdict.word())));
        html.close("h1");
        whole.text("stopped").ifPresent(why -> html.element("p", "stopped: " + why, "class", "failed"));
        return html.close("header");
    }

    /** The word of an outcome in its colour. */
    static Html badge(String word) {
        return new Html().element("span", word, "class", "badge " + grade(word));
    }

    /** The class in the style sheet of what a word comes to. */
    static String grade(String word) {
        return Verdict.grade(word).name().toLowerCase(Locale.ROOT);
    }

    private static Html facts(Item whole) {
        Html html = new Html().open("section", "class", "facts");
        Facts.of(whole, IN_TITLE).groups().forEach((name, values) -> {
            html.open("div").element("h2", name.isEmpty() ? "result" : name);
            html.add(list(values)).close("div");
        });
        return html.close("section");
    }

    /** Names and values. */
    static Html list(Map<String, String> values) {
        Html html = new Html().open("dl");
        values.forEach((name, value) -> html.element("dt", name).element("dd", value));
        return html.close("dl");
    }

    private static Html counts(Item summary) {
        Html html = new Html().open("section", "class", "counts");
        summary.fields().keySet().stream()
                .filter(word -> !summary.text(word).orElse("0").equals("0"))
                .forEach(word -> {
                    boolean all = word.equals("agents");
                    html.open("button", "type", "button", "data-outcome", all ? "" : word)
                            .element("b", summary.text(word).orElse(""))
                            .text(" ")
                            .add(all ? new Html().text(word) : badge(word))
                            .close("button");
                });
        return html.close("section");
    }

    private static Html search() {
        return new Html()
                .open("section", "class", "subjects")
                .open("p", "class", "search")
                .open("input", "type", "search", "id", "search", "placeholder", "search in everything below")
                .element("span", "", "id", "shown")
                .close("p");
    }

    private static String hash(String source) {
        return "sha256-" + Sha256.base64(source.getBytes(StandardCharsets.UTF_8));
    }
}
