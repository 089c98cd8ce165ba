package io.volmount.report.format;

import io.volmount.report.AgentRendering;
import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** XML as JUnit writes it, for servers that show test results: a test case for each agent, step and check. */
record JunitFormat(AgentRendering rendering) implements Format {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public void write(View view, TextOptions options, Writer out) throws IOException {
        Result result = new Result(view, rendering);
        Item whole = result.whole();
        Map<Verdict.Grade, Integer> counts = new EnumMap<>(Verdict.Grade.class);
        Verdict.whole(whole).ifPresent(verdict -> counts.merge(verdict.grade(), 1, Integer::sum));
        result.subjects()
                .forEach(subject -> cases(subject).forEach(verdict -> counts.merge(verdict.grade(), 1, Integer::sum)));
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + suite(result.title(), whole, counts));
        for (Verdict verdict : Verdict.whole(whole).stream().toList()) {
            out.write(testCase("volmount", verdict));
        }
        for (Item subject : result.subjects()) {
            for (Verdict verdict : cases(subject)) {
                out.write(testCase(Result.name(subject), verdict));
            }
        }
        out.write("</testsuite>\n");
        out.flush();
    }

    /** An agent without any verdict, as in a list, is there. */
    private static List<Verdict> cases(Item subject) {
        List<Verdict> cases = new ArrayList<>();
        cases.add(Verdict.whole(subject)
                .orElse(new Verdict("listed", Verdict.Grade.PASSED, "", "", "", Optional.empty())));
        cases.addAll(Verdict.parts(subject));
        return cases;
    }

    private static String suite(String title, Item whole, Map<Verdict.Grade, Integer> counts) {
        StringBuilder suite = new StringBuilder("<testsuite");
        attribute(suite, "name", "volmount " + title);
        attribute(
                suite,
                "tests",
                String.valueOf(counts.values().stream().mapToInt(n -> n).sum()));
        attribute(suite, "failures", String.valueOf(counts.getOrDefault(Verdict.Grade.FAILED, 0)));
        attribute(suite, "errors", String.valueOf(counts.getOrDefault(Verdict.Grade.UNKNOWN, 0)));
        attribute(suite, "skipped", String.valueOf(counts.getOrDefault(Verdict.Grade.SKIPPED, 0)));
        attribute(suite, "time", whole.text("seconds").orElse("0"));
        whole.time("startedAt").ifPresent(at -> attribute(suite, "timestamp", TIMESTAMP.format(at)));
        suite.append(">\n  <properties>\n");
        property(suite, "run", whole.text("run"));
        Item request = whole.item("request");
        property(suite, "controller", request.text("controller"));
        property(suite, "version", request.text("version"));
        property(suite, "limit", request.text("limit"));
        return suite.append("  </properties>\n").toString();
    }

    private static void property(StringBuilder suite, String name, Optional<String> value) {
        value.ifPresent(known -> {
            suite.append("    <property");
            attribute(suite, "name", name);
            attribute(suite, "value", known);
            suite.append("/>\n");
        });
    }

    private static String testCase(String of, Verdict verdict) {
        StringBuilder xml = new StringBuilder("  <testcase");
        attribute(xml, "classname", of);
        attribute(xml, "name", verdict.what());
        attribute(xml, "time", verdict.seconds().orElse("0"));
        String element = switch (verdict.grade()) {
            case PASSED -> "";
            case FAILED -> "failure";
            case UNKNOWN -> "error";
            case SKIPPED -> "skipped";
        };
        if (element.isEmpty()) {
            return xml.append("/>\n").toString();
        }
        xml.append(">\n    <").append(element);
        attribute(xml, "message", verdict.detail().isEmpty() ? verdict.word() : verdict.detail());
        if (verdict.grade() == Verdict.Grade.SKIPPED) {
            return xml.append("/>\n  </testcase>\n").toString();
        }
        attribute(xml, "type", verdict.word());
        return xml + ">" + Markup.xml(verdict.output()) + "</" + element + ">\n  </testcase>\n";
    }

    /** Ends of lines are written as references, because a parser makes spaces of others. */
    private static void attribute(StringBuilder xml, String name, String value) {
        String escaped = Markup.xml(value).replace("\n", "&#10;").replace("\t", "&#9;");
        xml.append(' ').append(name).append("=\"").append(escaped).append('"');
    }
}
