package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PreInstallNode;
import io.volmount.facts.ResourcesFile;
import io.volmount.proof.Proof;
import io.volmount.rollout.driver.ProofChanges;
import io.volmount.rollout.driver.Verification;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final DesiredVolume VOLUME = new DesiredVolume(
            NodeSketch.VOLUME0, new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);
    private static final Verify TERMS = new Verify(
            List.of(VOLUME),
            Optional.empty(),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1),
            true,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());

    private static final Verify SETTLING = new Verify(
            List.of(VOLUME),
            Optional.of(Role.PRIVATE),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            true,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());

    private final FakeTime time = new FakeTime();
    private final List<Proof> looked = new ArrayList<>();

    private StepResult verify(ScriptedAgent agent) {
        return new Verification(time, time).verify(agent, TERMS, Optional.empty(), looked::add);
    }

    private Duration waited() {
        return Duration.between(Fleet.START, time.instant());
    }

    /** Answers with each of these in turn, and with the last for ever; empty for no answer at all. */
    private static ScriptedAgent answering(List<Optional<Evidence>> answers) {
        List<Optional<Evidence>> left = new ArrayList<>(answers);
        return new ScriptedAgent() {
            @Override
            public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
                Optional<Evidence> answer = left.size() > 1 ? left.remove(0) : left.get(0);
                return answer.orElseThrow(() -> new AgentUnreachable("no route to a1"));
            }
        };
    }

    @Test
    void looksAgainUntilTheVolumeIsProven() {
        StepResult result = verify(answering(List.of(
                Optional.empty(),
                Optional.of(PreInstallNode.evidence(false)),
                Optional.of(PreInstallNode.evidence(false)),
                Optional.of(PreInstallNode.evidence(true)))));

        assertThat(result.status()).isEqualTo(Status.DONE);
        assertThat(looked).extracting(Proof::verified).containsExactly(false, true);
        assertThat(waited()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(10));
    }

    @Test
    void givesUpWhenTheTimeIsOverAndSaysWhatIsMissing() {
        StepResult result = verify(answering(List.of(Optional.of(PreInstallNode.evidence(false)))));

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.detail())
                .matches("/dcos/volume0 not verified: nothing is mounted on /dcos/volume0 \\(waited 11\\d s\\);"
                        + " its fstab has no line for it; find out who removed it and apply again");
        assertThat(waited()).isBetween(TERMS.timeout().minusSeconds(10), TERMS.timeout());
    }

    @Test
    void anAgentThatIsSilentInTheEndIsUnreachable() {
        StepResult result = verify(answering(List.of(Optional.of(PreInstallNode.evidence(false)), Optional.empty())));

        assertThat(result.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(result.detail())
                .startsWith("no route to a1 (waited ")
                .endsWith("; it answered before, so check its console");
    }

    @Test
    void whateverIsNotShownToBeTheAgentIsNotWaitedFor() {
        StepResult result = verify(new ScriptedAgent() {
            @Override
            public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
                throw new AgentUnreachable("another host key") {
                    @Override
                    public boolean untrusted() {
                        return true;
                    }
                };
            }
        });

        assertThat(result).isEqualTo(new StepResult(Status.UNREACHABLE, "another host key", ""));
        assertThat(waited()).isZero();
    }

    @Test
    void silenceOnTheWayIsForgottenOnceTheAgentAnswers() {
        StepResult result = verify(answering(List.of(
                Optional.of(PreInstallNode.evidence(false)),
                Optional.empty(),
                Optional.of(PreInstallNode.evidence(false)))));

        assertThat(result.status()).isEqualTo(Status.FAILED);
    }

    /** What is told is recorded, so a node that answers otherwise at each look must not be told of at each. */
    @Test
    void aNodeThatChangesItsAnswerForeverIsReportedAFewTimesAndInTheEnd() {
        List<Optional<Evidence>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(Optional.of(toggling(i % 2 == 0)));
        }

        verify(answering(answers));

        assertThat(looked).hasSizeBetween(3, ProofChanges.LIMIT);
        assertThat(looked.get(0)).isNotEqualTo(looked.get(1));
    }

    @Test
    void theLastOfManyChangesIsReported() {
        List<Optional<Evidence>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(Optional.of(toggling(i % 2 == 0)));
        }
        answers.add(Optional.of(PreInstallNode.evidence(true)));

        assertThat(verify(answering(answers)).status()).isEqualTo(Status.DONE);
        assertThat(looked).hasSize(ProofChanges.LIMIT);
        assertThat(looked.get(ProofChanges.LIMIT - 1).verified()).isTrue();
    }

    @Test
    void anAgentThatHasToSettleIsLookedAtAsSoonAsItHas() {
        List<Duration> looks = looksAtAnAgentThatIsActiveFor(SETTLING.settle().minusMillis(300));

        assertThat(looks).startsWith(Duration.ZERO, Duration.ofMillis(300));
    }

    /** Its service may fail meanwhile, which is to be seen; each look costs the node dozens of processes. */
    @Test
    void anAgentThatHasToSettleForLongIsLookedAtEveryFiveSeconds() {
        List<Duration> looks = looksAtAnAgentThatIsActiveFor(Duration.ZERO);

        assertThat(looks)
                .startsWith(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10))
                .hasSize(24);
    }

    @Test
    void anAgentThatWasStartedJustNowIsFirstLookedAtWhenItCanHaveSettled() {
        Duration settlesIn = Duration.ofSeconds(2);

        assertThat(looks(SETTLING.settle(), Optional.of(settlesIn))).startsWith(settlesIn);
    }

    @Test
    void aNodeThatSaysForeverThatItIsAboutToSettleIsNotAskedAllTheTime() {
        assertThat(looksAtAnAgentThatIsActiveFor(SETTLING.settle().minusNanos(1)))
                .hasSizeLessThan(1000);
    }

    /** When the looks were, since the verification began. */
    private List<Duration> looksAtAnAgentThatIsActiveFor(Duration active) {
        return looks(active, Optional.empty());
    }

    private List<Duration> looks(Duration active, Optional<Duration> settlesIn) {
        NodeSketch node = new NodeSketch();
        node.activeFor = active;
        Evidence evidence = new Evidence(node.facts(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        List<Duration> looks = new ArrayList<>();
        new Verification(time, time)
                .verify(
                        new ScriptedAgent() {
                            @Override
                            public Evidence evidence(ProbeRequest request) {
                                looks.add(waited());
                                return evidence;
                            }
                        },
                        SETTLING,
                        settlesIn,
                        looked::add);
        return looks;
    }

    /** Not verified, for one reason or for another. */
    private static Evidence toggling(boolean listed) {
        NodeSketch node = new NodeSketch();
        node.kind = NodeKind.PRE_INSTALL;
        node.resources = ResourcesFile.ABSENT;
        if (listed) {
            node.fstab(NodeSketch.FILE0 + " " + NodeSketch.VOLUME0 + " ext4 loop 0 2");
        }
        return new Evidence(node.facts(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
