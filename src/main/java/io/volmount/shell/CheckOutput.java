package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ClockSkew;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.facts.NodeProfile;
import io.volmount.shell.parse.Assignments;
import io.volmount.shell.parse.FactsParser;
import io.volmount.shell.parse.MalformedOutput;
import io.volmount.shell.parse.Sections;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.NodeText;
import io.volmount.shell.session.SudoRefusal;
import io.volmount.text.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code check.sh} answered.
 *
 * @param checks from sudo on, as far as they could be made
 * @param profile what the node is, if it told
 */
public record CheckOutput(List<NodeCheck> checks, Optional<NodeProfile> profile) {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,12})(?:[.]([0-9]{9}))?.*");
    private static final int LONGEST_NOISE = 60;

    /** Between these two the script was sent and its answer arrived. */
    public record Span(Instant asked, Instant answered) {}

    /** @param rise how the script became root, if it ran */
    public static CheckOutput read(String nonce, CommandResult result, String rise, Span span) {
        String noise = noise(nonce, result.stdout().text());
        try {
            Sections sections = ProbeOutput.read(nonce, result);
            return new CheckOutput(
                    List.of(
                            NodeCheck.ok(Subject.SUDO, rise),
                            shells(sections, noise),
                            MissingTools.check(sections.list("missing-tools")),
                            clock(sections.required("clock"), span)),
                    Optional.of(new FactsParser(sections).profile()));
        } catch (AgentUnreachable e) {
            return refused(nonce, result) ? failed(Subject.SUDO, e.getMessage()) : silent(e.getMessage(), noise);
        } catch (MalformedOutput e) {
            return failed(Subject.SHELL, "the node answers, but " + e.getMessage());
        }
    }

    private static CheckOutput failed(Subject subject, String why) {
        return new CheckOutput(List.of(NodeCheck.failed(subject, why)), Optional.empty());
    }

    private static CheckOutput silent(String why, String noise) {
        String said = noise.isEmpty() ? "" : "; the login prints \"" + noise + "\"";
        return failed(Subject.SHELL, why + said + "; find out by hand what `echo id | ssh ... sh -s` answers");
    }

    /** Whether the script did not run, or not as root, because of sudo. */
    private static boolean refused(String nonce, CommandResult result) {
        return result.ending() instanceof Ending.NeverRan
                || FramedOutput.read(nonce, result.stdout().text()).result().isPresent()
                || SudoRefusal.remedy(result.stderr().text()).isPresent();
    }

    private static NodeCheck shells(Sections sections, String noise) throws MalformedOutput {
        Assignments shells = Assignments.parse(sections.text("shells").orElse(""));
        if (shells.get("sh").isEmpty()) {
            throw new MalformedOutput("it does not tell what its sh is");
        }
        String login = shells.get("login").isEmpty() ? "" : ", the login shell " + shells.get("login");
        String said = noise.isEmpty() ? "" : ", which prints \"" + noise + "\" before any command; that does no harm";
        return NodeCheck.ok(Subject.SHELL, NodeText.line("sh is " + shells.get("sh") + login) + said);
    }

    /** What was printed before the script had its turn. */
    private static String noise(String nonce, String stdout) {
        int script = stdout.indexOf("@" + nonce + " ");
        String before = NodeText.line(script < 0 ? stdout : stdout.substring(0, script));
        return Cut.beginning(before, LONGEST_NOISE);
    }

    private static NodeCheck clock(String text, Span span) {
        Matcher written = CLOCK.matcher(text);
        if (!written.matches()) {
            return NodeCheck.unknown(Subject.CLOCK, "the node tells no time but '" + text + "'");
        }
        boolean whole = written.group(2) == null;
        Instant node =
                Instant.ofEpochSecond(Long.parseLong(written.group(1)), whole ? 0 : Long.parseLong(written.group(2)));
        return ClockSkew.of(span.asked(), node, whole ? Duration.ofSeconds(1) : Duration.ZERO, span.answered())
                .check();
    }
}
