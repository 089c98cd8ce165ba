package io.volmount.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckTextTest {
    private static final String NOPASSWD = "sudo requires a password; use --ask-become-pass";

    private static String text(List<CheckedAgent> agents) {
        return new CheckText(Style.PLAIN, false).render(agents);
    }

    /** Agents a1 to a500, of which some are in trouble. */
    private static List<CheckedAgent> fleet() {
        List<CheckedAgent> agents = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            String address = "10.0." + i / 250 + "." + i % 250;
            agents.add(
                    i <= 40
                            ? Checked.agent("a" + i, address, NodeCheck.failed(Subject.SUDO, NOPASSWD))
                            : i == 77
                                    ? Checked.agent("a" + i, address, Checked.unknownKey(address, 'x'))
                                    : Checked.agent("a" + i, address));
        }
        return agents;
    }

    @Test
    void fiveHundredAgentsFitAScreen() {
        assertThat(text(fleet())).isEqualTo("""
                reachable  host-key  login    sudo     shell    tools    clock    agents
                ok         ok        ok       ok       ok       ok       ok       a[41-76,78-500] (459)
                ok         ok        ok       failed   unknown  unknown  unknown  a[1-40] (40)
                ok         failed    unknown  unknown  unknown  unknown  unknown  a77

                private agent, DC/OS 1.13.4, CentOS Linux 7 (Core): a[41-76,78-500] (459)

                a77 (10.0.0.77:22): host-key failed
                  the host key is unknown: the server offered ssh-ed25519 SHA256:%s, and there is no key for 10.0.0.77 \
                in /home/op/kh; add what `ssh-keyscan -p 22 10.0.0.77` prints

                a[1-40] (40 agents): sudo failed
                  sudo requires a password; use --ask-become-pass

                inventory check: 500 agents, 459 ok, 41 failed
                """.formatted("x".repeat(43)));
    }

    @Test
    void problemsThatDifferOnlyInMaskedValuesAreShownOnce() {
        List<CheckedAgent> agents = IntStream.rangeClosed(1, 3)
                .mapToObj(
                        i -> Checked.agent("a" + i, "10.0.0." + i, Checked.unknownKey("10.0.0." + i, (char) ('a' + i))))
                .toList();

        assertThat(text(agents)).contains("""
                a[1-3] (3 agents): host-key failed
                  the host key is unknown: the server offered ssh-ed25519 <fingerprint>, and there is no key for <address> in \
                /home/op/kh; add what `ssh-keyscan -p <port> <address>` prints (-v shows the details of each agent)
                """);
    }

    @Test
    void warningsComeBeforeFailuresAndCountForThemselves() {
        String told = text(List.of(
                Checked.agent("a1", "10.0.0.1", NodeCheck.failed(Subject.TOOLS, "there is no flock")),
                Checked.agent("a2", "10.0.0.2", NodeCheck.warning(Subject.CLOCK, "the clock is 75.0 s ahead")),
                Checked.agent("a3", "10.0.0.3", NodeCheck.warning(Subject.CLOCK, "the clock is 99.0 s ahead"))));

        assertThat(told).endsWith("""

                a[2-3] (2 agents): clock warning
                  the clock is N s ahead (-v shows the details of each agent)

                a1 (10.0.0.1:22): tools failed
                  there is no flock

                inventory check: 3 agents, 2 warning, 1 failed
                """);
    }

    @Test
    void verboseShowsEveryCheckOfEveryAgent() {
        CheckedAgent agent = Checked.agent("a1", "10.0.0.1", NodeCheck.failed(Subject.TOOLS, "no \u001b[2Jflock"));

        assertThat(new CheckText(Style.PLAIN, true).render(List.of(agent)))
                .startsWith("""
                a1 (10.0.0.1:22)
                  private agent, DC/OS 1.13.4, CentOS Linux 7 (Core)
                  reachable  ok       reachable is fine
                  host-key   ok       host-key is fine
                  login      ok       login is fine
                  sudo       ok       sudo is fine
                  shell      ok       shell is fine
                  tools      failed   no ?[2Jflock
                  clock      ok       clock is fine

                reachable  host-key""")
                .doesNotContain("\u001b");
    }
}
