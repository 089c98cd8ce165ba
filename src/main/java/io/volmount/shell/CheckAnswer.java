package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Check;
import io.volmount.agent.Check.Subject;
import io.volmount.agent.ClockSkew;
import io.volmount.agent.NodeProfile;
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
record CheckAnswer(List<Check> checks, Optional<NodeProfile> profile) {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,12})(?:[.]([0-9]{9}))?.*");
    private static final int LONGEST_NOISE = 60;

    /** Between these two the script was sent and its answer arrived. */
    record Span(Instant asked, Instant answered) {}

    /** @param rise how the script became root, if it ran */
    static CheckAnswer read(String nonce, CommandResult result, String rise, Span span) {
        String noise = noise(nonce, result.stdout().text());
        try {
            Sections sections = LookAnswer.read(nonce, result);
            return new CheckAnswer(
                    List.of(
                            Check.ok(Subject.SUDO, rise),
                            shells(sections, noise),
                            MissingTools.check(sections.list("missing-tools")),
                            clock(sections.required("clock"), span)),
                    Optional.of(new FactsParser(sections).profile()));
        } catch (AgentUnreachable e) {
            return refused(nonce, result) ? failed(Subject.SUDO, e.getMessage()) : silent(e.getMessage(), noise);
        } catch (NonsenseAnswer e) {
            return failed(Subject.SHELL, "the node answers, but " + e.getMessage());
        }
    }

    private static CheckAnswer failed(Subject subject, String why) {
        return new CheckAnswer(List.of(Check.failed(subject, why)), Optional.empty());
    }

    private static CheckAnswer silent(String why, String noise) {
        String said = noise.isEmpty() ? "" : "; the login prints \"" + noise + "\"";
        return failed(Subject.SHELL, why + said + "; find out by hand what `echo id | ssh ... sh -s` answers");
    }

    /** Whether the script did not run, or not as root, because of sudo. */
    private static boolean refused(String nonce, CommandResult result) {
        return result.ending() instanceof Ending.NeverRan
                || Frame.read(nonce, result.stdout().text()).result().isPresent()
                || SudoRefusal.remedy(result.stderr().text()).isPresent();
    }

    private static Check shells(Sections sections, String noise) throws NonsenseAnswer {
        Settings shells = Settings.parse(sections.text("shells").orElse(""));
        if (shells.get("sh").isEmpty()) {
            throw new NonsenseAnswer("it does not tell what its sh is");
        }
        String login = shells.get("login").isEmpty() ? "" : ", the login shell " + shells.get("login");
        String said = noise.isEmpty() ? "" : ", which prints \"" + noise + "\" before any command; that does no harm";
        return Check.ok(Subject.SHELL, NodeText.line("sh is " + shells.get("sh") + login) + said);
    }

    /** What was printed before the script had its turn. */
    private static String noise(String nonce, String stdout) {
        int script = stdout.indexOf("@" + nonce + " ");
        String before = NodeText.line(script < 0 ? stdout : stdout.substring(0, script));
        return before.length() <= LONGEST_NOISE ? before : before.substring(0, LONGEST_NOISE) + "...";
    }

    private static Check clock(String text, Span span) {
        Matcher written = CLOCK.matcher(text);
        if (!written.matches()) {
            return Check.unknown(Subject.CLOCK, "the node tells no time but '" + text + "'");
        }
        boolean whole = written.group(2) == null;
        Instant node =
                Instant.ofEpochSecond(Long.parseLong(written.group(1)), whole ? 0 : Long.parseLong(written.group(2)));
        return ClockSkew.of(span.asked(), node, whole ? Duration.ofSeconds(1) : Duration.ZERO, span.answered())
                .check();
    }
}
