package io.volmount.fuzz;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.document.TextFile;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeLimits;
import io.volmount.journal.EventLines;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.playbook.Playbook;
import io.volmount.probe.VerifiedAgent;
import io.volmount.proof.Judge;
import io.volmount.proof.Proof;
import io.volmount.report.Rendered;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Reports;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.volume.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a look at a node answers, all of it: facts, journal, process. Either it is nonsense, or a plan, a proof, their events
 * and their reports can be made of it, none larger than one agent's share.
 */
final class NodeLook {
    private static final Playbook PLAYBOOK = Playbook.read(new TextFile("playbook.yml", """
        version: 1
        volumes:
          - path: /dcos/volume0
            source: {loopback: {file: /root/volume0.img, size: 200MB}}
            filesystem: ext4
          - path: /dcos/volume1
            source: {device: /dev/vg0/lv0}
            filesystem: xfs
        """));
    private static final ProbeRequest REQUEST = ProbeRequest.of(PLAYBOOK.desiredVolumes(), false);

    private NodeLook() {}

    static void read(byte[] input) {
        answer(Input.text(input));
    }

    /** Of a node of the corpus. */
    static AgentPlan plan(String node) throws AgentUnreachable {
        String answer = Input.text(Corpus.read("nodes/" + node));
        Evidence evidence = FakeNode.answering(0, answer, "").evidence(REQUEST);
        return Planner.plan(evidence.facts(), PLAYBOOK, Optional.empty());
    }

    static void answer(String stdout) {
        try {
            Evidence evidence = FakeNode.answering(0, stdout, "").evidence(REQUEST);
            Optional<Role> role = evidence.facts().kind().role();
            planned(Planner.plan(evidence.facts(), PLAYBOOK, Optional.empty()));
            proven(role, Judge.judge(Planner.verification(PLAYBOOK, role), evidence));
        } catch (AgentUnreachable nonsense) {
            Sane.atMost(NodeLimits.QUOTING + "...".length(), nonsense.getMessage());
            planned(AgentPlan.unreachable(nonsense.getMessage()));
        }
    }

    private static void planned(AgentPlan plan) {
        RolloutAgent agent = new RolloutAgent("a1", "10.0.0.1:22", Optional.empty(), plan);
        reported(Reports.ofPlan("plan", "test", List.of(agent)));
        EventLines.hold(new RolloutEvent.RunOpened(
                Instant.EPOCH, "20261122-120000-abcd", "test", PLAYBOOK.rollout(), List.of(agent), Map.of()));
    }

    private static void proven(Optional<Role> role, Proof proof) {
        reported(Reports.ofProofs(
                "test",
                List.of(new VerifiedAgent(
                        "a1", "10.0.0.1:22", role, Outcome.UNPROVEN, proof.summary(), Optional.of(proof)))));
        EventLines.hold(new RolloutEvent.EvidenceGathered(Instant.EPOCH, "a1", proof));
    }

    private static void reported(Report report) {
        Rendered.all(new ReportView(report)).forEach(Sane::shown);
    }
}
