package io.volmount.fuzz;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.journal.DamagedJournal;
import io.volmount.journal.EventLines;
import io.volmount.journal.JournalReader;
import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.RunSummary;
import io.volmount.journal.RunsFromSummaries;
import io.volmount.plan.AgentPlan;
import io.volmount.report.Printable;
import io.volmount.report.Rendered;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Reports;
import io.volmount.report.run.RunView;
import io.volmount.report.run.RunsView;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.storage.Documents;
import io.volmount.storage.SavedPlan;
import io.volmount.storage.SealedJson;
import io.volmount.storage.StoredSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What volmount itself writes and others may have changed: logs of runs and saved plans. Their checksums are made here, for
 * they are no secret, and a mutation would hardly ever get past them.
 */
final class RunFiles {
    private static final RunDirectory DIRECTORY = new RunDirectory(Path.of("/runs/20261122-120000-abcd"), "r1");
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static final SealedJson<SavedPlan> PLANS = Documents.plans();

    private RunFiles() {}

    /** Bytes as the log of a run. */
    static void log(byte[] input) throws IOException {
        shown(input);
    }

    /** Each line of an input is an event, with a checksum that is right. */
    static void events(byte[] input) throws IOException {
        shown(Input.text(input)
                .lines()
                .map(EventLines::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void shown(byte[] log) throws IOException {
        try {
            List<RolloutEvent> events = JournalReader.read(ScratchFile.holding(log));
            Optional<Rollout> rollout = Rollout.of(events);
            RecordedRun run = new RecordedRun(DIRECTORY, RecordedRun.State.INTERRUPTED, events, rollout);
            Rendered.all(new RunView(run, RunSummary.agents(run))).forEach(Sane::shown);
            rollout.map(told -> new ReportView(Reports.ofRollout("resume", told)))
                    .ifPresent(view -> Rendered.all(view).forEach(RunFiles::printable));
        } catch (DamagedJournal refused) {
            Sane.hold(!refused.getMessage().isBlank(), "refused without a word", refused);
        }
    }

    /** Bytes as a saved plan. */
    static void file(byte[] input) {
        applied(() -> PLANS.decode(TextFile.read("plan.json", new ByteArrayInputStream(input))));
    }

    /** An input is the content of a plan, which gets a checksum that is right. */
    static void plan(byte[] input) {
        try {
            JsonNode content = ASCII.readTree(input);
            String text = ASCII.writeValueAsString(content);
            applied(() -> PLANS.decode(new TextFile("plan.json", sealed(text))));
        } catch (JacksonException noJson) {
            // mutations of it are tried as a whole file
        }
    }

    /** The document that holds this content as it was written. */
    static String sealed(String content) {
        return sealed("plan", content);
    }

    private static String sealed(String kind, String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "{\"schema\":\"volmount/" + kind + "/v1\",\"checksum\":\"sha256:"
                    + HexFormat.of().formatHex(digest) + "\",\"content\":" + content + "}";
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** An input is the content of the summary of a run, which gets a checksum that is right. */
    static void summary(byte[] input) {
        try {
            String text = ASCII.writeValueAsString(ASCII.readTree(input));
            StoredSummary summary = Documents.summaries().decode(new TextFile("summary.json", sealed("summary", text)));
            Rendered.all(new RunsView(Path.of("/runs"), RunsFromSummaries.of(summary)))
                    .forEach(RunFiles::printable);
        } catch (JacksonException noJson) {
            // not even damaged
        } catch (InvalidInput refused) {
            refused.diagnostics().forEach(diagnostic -> Sane.shown(diagnostic.message()));
        }
    }

    private interface Reading {
        SavedPlan read();
    }

    private static void applied(Reading reading) {
        SavedPlan plan;
        try {
            plan = reading.read();
        } catch (InvalidInput refused) {
            refused.diagnostics().forEach(diagnostic -> Sane.shown(diagnostic.message()));
            return;
        }
        plan.plans();
        List<RolloutAgent> agents = plan.agents().stream()
                .map(agent -> new RolloutAgent(agent.name(), agent.address(), Optional.empty(), agent.plan()))
                .toList();
        agents.forEach(agent -> steps(agent.plan()));
        Rendered.all(new ReportView(Reports.ofPlan("plan", "test", agents))).forEach(RunFiles::printable);
    }

    private static void steps(AgentPlan plan) {
        plan.steps().forEach(step -> step.step().title());
    }

    /** How much it is, whoever wrote the file decides. */
    private static void printable(String text) {
        text.lines().forEach(line -> Sane.hold(Printable.of(line).equals(line), "a terminal would obey this", line));
    }
}
