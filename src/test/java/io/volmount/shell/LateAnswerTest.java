package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Backoff;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.TimeLimit;
import io.volmount.facts.AgentFacts;
import io.volmount.probe.FanOut;
import io.volmount.probe.ProbeResult;
import io.volmount.rollout.driver.Verification;
import io.volmount.shell.session.ElevatedCommand;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ScriptedShell;
import io.volmount.shell.session.ShellOpener;
import io.volmount.shell.session.Stdin;
import io.volmount.step.Reboot;
import io.volmount.step.StepResult;
import io.volmount.step.StopAgent;
import io.volmount.step.Verify;
import io.volmount.volume.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent whose answer nobody ever comes to the end of costs no other its result. */
class LateAnswerTest {
    private static final String SENTENCE = "the node answers, but its answer could not be processed within";
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicBoolean over = new AtomicBoolean();
    private final ScriptedShell node = new ScriptedShell();

    /** As if the text of the answer had no end; it is not to be interrupted either. */
    private final RootShell endless =
            (script, random) -> new ElevatedCommand("sh", Stdin.of(script), this::endless, () -> "");

    private <T> T endless(T never) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
        return never;
    }

    @AfterEach
    void end() {
        over.set(true);
    }

    private static ShellAgent agent(ShellOpener node, RootShell root, Duration answer) {
        AgentTimeouts usual = AgentTimeouts.standard();
        AgentTimeouts timings = new AgentTimeouts(
                usual.probe(),
                answer,
                usual.step(),
                usual.longStep(),
                usual.lock(),
                usual.release(),
                usual.reconnect());
        Clock clock = Clock.systemUTC();
        return new ShellAgent(node, root, timings, clock, clock, duration -> {}, new Random(7));
    }

    private ShellAgent liar() {
        return agent(node, endless, SHORT);
    }

    private static ShellAgent honest() {
        String sections = NodeSections.node().entrySet().stream()
                .map(section -> "\n@ section " + section.getKey() + "\n" + section.getValue())
                .collect(Collectors.joining());
        return agent(new ScriptedShell().exits(0, sections + "\n@ end\n", ""), RootShell.LOGIN, LONG);
    }

    @Test
    void theAnswersOfTheOtherNodesAreKept() {
        node.exits(0, "\n@ end\n", "");
        Map<String, ShellAgent> agents = Map.of("a1", honest(), "a2", liar(), "a3", honest());
        List<String> heard = new ArrayList<>();

        Map<String, ProbeResult<AgentFacts>> answers = new FanOut(Runnable::run, Clock.systemUTC(), begun -> {})
                .ask(
                        List.of("a1", "a2", "a3"),
                        name -> name,
                        name -> agents.get(name).probe(Samples.NOTHING),
                        (name, answer) -> heard.add(name));

        assertThat(heard).containsExactly("a1", "a2", "a3");
        assertThat(answers.values().stream().map(LateAnswerTest::told))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("a1"),
                        late -> assertThat(late).startsWith(SENTENCE),
                        third -> assertThat(third).isEqualTo("a1"));
    }

    private static String told(ProbeResult<AgentFacts> answer) {
        return answer.map(AgentFacts::hostname, silence -> silence);
    }

    @Test
    void aStepIsInDoubtThen() {
        node.exits(0, "\n@ changed stopped\n", "");

        StepResult result = liar().perform(new StopAgent(Role.PRIVATE), Samples.CLAIM);

        assertThat(result.status()).isEqualTo(StepResult.Status.IN_DOUBT);
        assertThat(result.detail()).startsWith(SENTENCE);
    }

    @Test
    void aNodeIsNotWaitedForAfterItsReboot() {
        RebootWait wait = new RebootWait(
                new Reboot("b1", List.of(), LONG),
                Clock.systemUTC(),
                duration -> {},
                new Backoff(1, Duration.ZERO, Duration.ZERO),
                new Random(7),
                () -> TimeLimit.run(SHORT, () -> endless("boot")));

        StepResult result = wait.await(new RebootOutcome(""));

        assertThat(result.status()).isEqualTo(StepResult.Status.IN_DOUBT);
        assertThat(result.detail()).startsWith("unknown whether it rebooted: " + SENTENCE);
    }

    @Test
    void aLateNodeIsNotProbedAgainByVerify() {
        node.exits(0, "\n@ end\n", "");
        Verify verify = new Verify(
                List.of(),
                Optional.of(Role.PRIVATE),
                LONG,
                Duration.ZERO,
                true,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());

        StepResult result = new Verification(Clock.systemUTC(), duration -> {})
                .verify(liar(), verify, Optional.empty(), proof -> {});

        assertThat(result.status()).isEqualTo(StepResult.Status.UNREACHABLE);
        assertThat(result.detail()).startsWith(SENTENCE);
    }

    @Test
    void aCheckSaysSo() {
        node.exits(0, "\n@ end\n", "");

        Stream<NodeCheck> troubles = liar().check().problems().stream();

        assertThat(troubles).singleElement().matches(check -> check.detail().startsWith(SENTENCE));
    }
}
