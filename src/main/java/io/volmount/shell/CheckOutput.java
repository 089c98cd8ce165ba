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
 * The parsed output of {@code check.sh}.
 *
 * @param checks the checks from sudo on, as far as they ran
 * @param profile of the node, if it was reported
 */
public record CheckOutput(List<NodeCheck> checks, Optional<NodeProfile> profile) {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,12})(?:[.]([0-9]{9}))?.*");
    private static final int MAX_NOISE = 60;

    /** The times when the script was sent and its output was received. */
    public record Span(Instant sent, Instant received) {}

    /** @param method how the script became root, if it ran */
    public static CheckOutput read(String nonce, CommandResult result, String method, Span span) {
        String noise = noise(nonce, result.stdout().text());
        try {
            Sections sections = ProbeOutput.read(nonce, result);
            return new CheckOutput(
                    List.of(
                            NodeCheck.ok(Subject.SUDO, method),
                            shells(sections, noise),
                            MissingTools.check(sections.list("missing-tools")),
                            clock(sections.required("clock"), span)),
                    Optional.of(new FactsParser(sections).profile()));
        } catch (AgentUnreachable e) {
            return refused(nonce, result) ? failed(Subject.SUDO, e.getMessage()) : noOutput(e.getMessage(), noise);
        } catch (MalformedOutput e) {
            return failed(Subject.SHELL, "unexpected output from the node: " + e.getMessage());
        }
    }

    private static CheckOutput failed(Subject subject, String cause) {
        return new CheckOutput(List.of(NodeCheck.failed(subject, cause)), Optional.empty());
    }

    private static CheckOutput noOutput(String cause, String noise) {
        String printed = noise.isEmpty() ? "" : "; the login prints \"" + noise + "\"";
        return failed(Subject.SHELL, cause + printed + "; check what `echo id | ssh ... sh -s` prints");
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
            throw new MalformedOutput("the path of sh is missing");
        }
        String login = shells.get("login").isEmpty() ? "" : ", the login shell " + shells.get("login");
        String printed = noise.isEmpty() ? "" : ", which prints \"" + noise + "\" before any command (harmless)";
        return NodeCheck.ok(Subject.SHELL, NodeText.line("sh is " + shells.get("sh") + login) + printed);
    }

    /** Output printed before the script's own. */
    private static String noise(String nonce, String stdout) {
        int script = stdout.indexOf("@" + nonce + " ");
        String before = NodeText.line(script < 0 ? stdout : stdout.substring(0, script));
        return Cut.beginning(before, MAX_NOISE);
    }

    private static NodeCheck clock(String text, Span span) {
        Matcher seconds = CLOCK.matcher(text);
        if (!seconds.matches()) {
            return NodeCheck.unknown(Subject.CLOCK, "the node's clock cannot be read: '" + text + "'");
        }
        boolean whole = seconds.group(2) == null;
        Instant node =
                Instant.ofEpochSecond(Long.parseLong(seconds.group(1)), whole ? 0 : Long.parseLong(seconds.group(2)));
        return ClockSkew.of(span.sent(), node, whole ? Duration.ofSeconds(1) : Duration.ZERO, span.received())
                .check();
    }
}
