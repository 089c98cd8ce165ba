package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.proof.CheckResult;
import io.volmount.proof.VolumeProof;
import io.volmount.report.Rendered;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.rollout.Outcome;
import io.volmount.step.Effect;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever nodes and files say, it can neither direct the terminal nor make up lines of a report. */
class HostileTextProperties {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "\u001b[2J",
                                "\u009b2J",
                                "\r",
                                "\n",
                                "\u2028",
                                "\u2029",
                                "\u202e",
                                "\u0007",
                                "\u007f",
                                "\u0085",
                                "\uD800"),
                        Arbitraries.strings().ofMaxLength(4))
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static Report report(Outcome outcome, StepReport.Status status, String text) {
        StepReport step = new StepReport(
                "make-filesystem" + text,
                status,
                Effect.DISRUPT,
                true,
                Optional.empty(),
                text,
                text,
                Optional.of(text),
                text,
                text,
                Optional.empty());
        VolumeReport volume = new VolumeReport(
                "/dcos/volume0" + text,
                VolumeProof.Verdict.NOT_VERIFIED,
                OptionalLong.empty(),
                false,
                List.of(new CheckResult("mounted" + text, Optional.of(false), text, List.of())),
                List.of(text, "x".repeat(500) + text));
        AgentReport agent = new AgentReport(
                "a1" + text,
                "a1" + text + ":22" + text,
                Optional.of(Role.PUBLIC),
                outcome,
                text,
                List.of(text),
                OptionalInt.of(1),
                List.of(step),
                List.of(volume));
        AgentReport twin = new AgentReport(
                "a2" + text,
                "a2" + text,
                agent.role(),
                outcome,
                text,
                agent.warnings(),
                OptionalInt.of(2),
                agent.steps(),
                agent.volumes());
        return new Report(
                "apply",
                text,
                Optional.of(text),
                Optional.empty(),
                Optional.of(text),
                Optional.of(text),
                List.of(agent, twin));
    }

    @Property(tries = 300)
    void nothingDirectsTheTerminal(
            @ForAll Outcome outcome, @ForAll StepReport.Status status, @ForAll("texts") String text) {
        String plain = Rendered.text(new ReportView(report(outcome, status, text)));
        String coloured =
                Rendered.as("text", new ReportView(report(outcome, status, text)), TextOptions.PLAIN.in(Style.COLOUR));

        assertThat(plain).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}&&[^\n]].*");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Property(tries = 300)
    void jsonIsOneDocumentInAsciiThatKeepsTheText(
            @ForAll Outcome outcome, @ForAll StepReport.Status status, @ForAll("texts") String text) {
        String json =
                Rendered.as("json", new ReportView(report(outcome, status, text)), TextOptions.PLAIN.in(Style.COLOUR));

        JsonNode read = JsonMapper.shared().readTree(json);

        assertThat(json).matches("[\\x0a\\x20-\\x7f]*");
        assertThat(read.path("agents").path(0).path("reason").asString()).isEqualTo(text);
    }
}
