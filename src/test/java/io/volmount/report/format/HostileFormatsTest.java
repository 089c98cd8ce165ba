package io.volmount.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Period;
import io.volmount.proof.CheckResult;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.report.Rendered;
import io.volmount.report.result.AgentReport;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Request;
import io.volmount.report.result.StepReport;
import io.volmount.report.result.VolumeReport;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.step.Effect;
import io.volmount.step.file.FileChange;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever nodes and files say is nothing but text in every format. */
class HostileFormatsTest {
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)> ]]> & \"q\" 'p' `x` *b*"
                    + " [l](http://evil) |c| \\ {a=\"b\"} @all \u001b[31m \u0000 \ufffe \u202e end";
    private static final String LINES = HOSTILE + "\n# HELP evil\nevil 1\n</pre></details>\n\n# heading";
    private static final Pattern SAMPLE = Pattern.compile(
            "[a-z_]+(\\{[a-z]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\"(,[a-z]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\")*})? [0-9.]+");

    private static ReportView view() {
        Period time = Period.of(Fleet.START, Fleet.START.plusSeconds(9));
        StepReport step = new StepReport(
                "verify",
                StepReport.Status.FAILED,
                Effect.VERIFY,
                false,
                Optional.of(new FileChange(HOSTILE, HOSTILE, HOSTILE, List.of(LINES), List.of(LINES))),
                HOSTILE,
                HOSTILE,
                Optional.of(HOSTILE),
                LINES,
                LINES,
                Optional.of(time));
        VolumeReport volume = new VolumeReport(
                HOSTILE,
                Verdict.NOT_VERIFIED,
                OptionalLong.of(74),
                false,
                List.of(new CheckResult(HOSTILE, Optional.empty(), LINES, List.of())),
                List.of(LINES));
        AgentReport agent = new AgentReport(
                HOSTILE,
                HOSTILE,
                Optional.empty(),
                Outcome.FAILED,
                LINES,
                List.of(LINES),
                OptionalInt.empty(),
                List.of(step, step),
                List.of(volume),
                volume.evidence(),
                Optional.of(time),
                Optional.of(time),
                List.of(HOSTILE));
        return new ReportView(new Report(
                        "apply",
                        HOSTILE,
                        Optional.of(HOSTILE),
                        Optional.empty(),
                        Optional.of(LINES),
                        Optional.empty(),
                        List.of(agent))
                .requested(new Request(
                        Optional.of(HOSTILE),
                        HOSTILE,
                        List.of(HOSTILE),
                        Optional.of(HOSTILE),
                        Optional.of(HOSTILE),
                        Map.of(HOSTILE, HOSTILE))));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void junitIsXmlWithACaseForEachAgentStepAndCheck() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Rendered.as("junit", view()))));
        Element suite = document.getDocumentElement();
        List<Element> cases = elements(document, "testcase");

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("timestamp")).isEmpty();
        assertThat(cases)
                .extracting(each -> each.getAttribute("name"))
                .hasSize(6)
                .contains("outcome", "step verify");
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(elements(document, "failure").size()))
                .isEqualTo("4");
        assertThat(suite.getAttribute("errors"))
                .isEqualTo(String.valueOf(elements(document, "error").size()))
                .isEqualTo("2");
        assertThat(cases.get(2).getAttribute("time")).isEqualTo("9");
        assertThat(elements(document, "failure").get(2).getTextContent())
                .startsWith("<script>alert(1)</script>")
                .contains("\n# HELP evil\n");
    }

    @Test
    void junitHasTheStructureThatServersExpect() throws Exception {
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/junit.xsd"))
                .newValidator();

        for (ReportView report : List.of(view(), LargeRun.of(100, HOSTILE))) {
            validator.validate(new StreamSource(new StringReader(Rendered.as("junit", report))));
        }
    }

    @Test
    void htmlHoldsNoElementAndNoScriptOfTheirs() {
        String html = Rendered.as("html", view());

        assertThat(html.split("<script", -1)).as("only the page's own script").hasSize(2);
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<img", "\u001b", "\u0000");
        assertThat(html).doesNotContainPattern("(src|href|action)=[^x]").doesNotContain("@import", "url(");
        assertThat(html).endsWith("</html>\n");
    }

    @Test
    void markdownHoldsNoElementAndNoCellOfTheirs() {
        String markdown = Rendered.as("markdown", view());

        String parsed = markdown.replaceAll("(?s)<pre>.*?</pre>|<summary>.*?</summary>", "");

        assertThat(markdown).doesNotContain("<script", "<img", "\u001b");
        assertThat(parsed).doesNotContain("@all");
        assertThat(parsed.replaceAll("\\\\.", "")).doesNotContain("[", "]", "`", "*");
        assertThat(parsed.lines().filter(line -> line.startsWith("#")))
                .hasSize(2)
                .allMatch(line -> line.matches("# volmount .*|## Not in order"));
        assertThat(markdown.lines().filter(line -> line.startsWith("| verify") || line.startsWith("| step verify")))
                .hasSize(2)
                .allMatch(row -> row.replaceAll("\\\\.", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count()
                        == 5);
    }

    @Test
    void prometheusHasOneSampleALineAndNoneTwice() {
        String metrics = Rendered.as("prometheus", view());
        List<String> samples =
                metrics.lines().filter(line -> !line.startsWith("# ")).toList();

        assertThat(metrics).endsWith("\n").contains("volmount_agents{outcome=\"failed\"} 1\n");
        assertThat(samples).isNotEmpty().allMatch(line -> SAMPLE.matcher(line).matches());
        assertThat(new HashSet<>(samples.stream()
                        .map(line -> line.substring(0, line.lastIndexOf(' ')))
                        .toList()))
                .hasSameSizeAs(samples);
        assertThat(metrics).contains("step=\"verify\"} 18");
        assertThat(metrics.lines().filter(line -> line.startsWith("# TYPE")))
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("# TYPE volmount_[a-z_]+ gauge"));
    }
}
