package io.volmount.shell.session;

import io.volmount.text.Cut;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What sudo has printed before it ran anything: its own prompt, and what PAM modules behind it ask or tell.
 *
 * @param prompt its own, for the password; found nowhere else
 */
record SudoPrompts(String prompt) {
    private static final int LONGEST = 100;
    private static final String ENDS_OF_QUESTIONS = ":?>)]";
    private static final Pattern QUESTION = Pattern.compile("(?i)password|passphrase");
    private static final Pattern FACTOR_QUESTION = Pattern.compile("(?i)factor|[0-9]fa|mfa|otp|one.?time|verification"
            + "|authenticator|passcode|\\bduo\\b|token|security key|yubi|smart.?card|\\bpin\\b|\\bcode\\b|challenge|response"
            + "|\\bsms\\b|\\boption\\b");
    /** Not questions: somebody is to do something, and sudo waits until it is done. */
    private static final List<Deed> DEEDS = List.of(
            new Deed(
                    "touch|tap|press(?! any key)|insert|plug|swipe|place|scan",
                    "device|key|token|yubi\\w*|u2f|fido\\w*|sensor|finger\\w*|reader|card|smart ?card|button"),
            new Deed(
                    "approve|pushe[ds]|pushing|autopush\\w*|confirm",
                    "log ?in|sign.?in|request|phone|device|notification|app|presence"));

    private static final Pattern REFUSAL = Pattern.compile("(?i)sorry|again|incorrect|wrong|invalid|denied|fail");

    /** Something to do with something: a line holds the one word, and the other behind it. */
    private record Deed(Pattern verb, Pattern noun) {
        Deed(String verbs, String nouns) {
            this(word(verbs), word(nouns));
        }

        private static Pattern word(String words) {
            return Pattern.compile("(?i)\\b(" + words + ")\\b");
        }

        boolean isIn(String line) {
            Matcher done = verb.matcher(line);
            return done.find() && noun.matcher(line).find(done.end());
        }
    }

    /** How often it has asked for the password. */
    int asked(String stderr) {
        return stderr.split(Pattern.quote(prompt), -1).length - 1;
    }

    /** What stands behind its last question for the password; all of it when it has not asked. */
    String afterTheLast(String stderr) {
        int last = stderr.lastIndexOf(prompt);
        return last < 0 ? stderr : stderr.substring(last + prompt.length());
    }

    /** What it wants besides the password, as a line that {@link SudoRefusal} knows; empty as long as that is nothing. */
    Optional<String> otherWish(String stderr) {
        String last = NodeText.lastLine(afterTheLast(stderr));
        String line = last.startsWith(prompt.substring(0, prompt.indexOf(' '))) ? "" : last;
        Optional<String> deed = deed(stderr);
        if (deed.isPresent()) {
            return deed;
        } else if (asks(line, FACTOR_QUESTION)) {
            return Optional.of("sudo wants a second factor: " + shown(line));
        } else if (asks(line, QUESTION)) {
            return Optional.of("sudo asks something else: " + shown(line));
        }
        return asked(stderr) > 1 && !refused(stderr) ? Optional.of("sudo asks once more") : Optional.empty();
    }

    private static boolean asks(String line, Pattern about) {
        return !line.isEmpty()
                && ENDS_OF_QUESTIONS.indexOf(line.charAt(line.length() - 1)) >= 0
                && about.matcher(line).find();
    }

    /** What somebody at the node is to do, as such a line; empty as long as that is nothing. */
    Optional<String> deed(String printed) {
        return printed.replace(prompt, "\n")
                .lines()
                .filter(line -> DEEDS.stream().anyMatch(deed -> deed.isIn(line)))
                .findFirst()
                .map(line -> "sudo wants a second factor: " + shown(line));
    }

    /** Whether it said of the password that it is wrong, before it asked again. */
    private boolean refused(String stderr) {
        int first = stderr.indexOf(prompt) + prompt.length();
        return REFUSAL.matcher(stderr.substring(first, stderr.indexOf(prompt, first)))
                .find();
    }

    private static String shown(String line) {
        return Cut.beginning(NodeText.line(line), LONGEST);
    }
}
