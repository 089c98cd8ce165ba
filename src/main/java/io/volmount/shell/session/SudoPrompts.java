package io.volmount.shell.session;

import io.volmount.text.Cut;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses sudo's output before it runs a command: its own prompt, and prompts and messages of PAM modules.
 *
 * @param prompt sudo's password prompt, which contains a nonce
 */
record SudoPrompts(String prompt) {
    private static final int MAX_LENGTH = 100;
    private static final String PROMPT_ENDS = ":?>)]";
    private static final Pattern PASSWORD_PROMPT = Pattern.compile("(?i)password|passphrase");
    private static final Pattern SECOND_FACTOR_PROMPT =
            Pattern.compile("(?i)factor|[0-9]fa|mfa|otp|one.?time|verification"
                    + "|authenticator|passcode|\\bduo\\b|token|security key|yubi|smart.?card|\\bpin\\b|\\bcode\\b|challenge|response"
                    + "|\\bsms\\b|\\boption\\b");
    /** Messages of second factors that require a user action, such as touching a key. */
    private static final List<UserAction> USER_ACTIONS = List.of(
            new UserAction(
                    "touch|tap|press(?! any key)|insert|plug|swipe|place|scan",
                    "device|key|token|yubi\\w*|u2f|fido\\w*|sensor|finger\\w*|reader|card|smart ?card|button"),
            new UserAction(
                    "approve|pushe[ds]|pushing|autopush\\w*|confirm",
                    "log ?in|sign.?in|request|phone|device|notification|app|presence"));

    private static final Pattern REFUSAL = Pattern.compile("(?i)sorry|again|incorrect|wrong|invalid|denied|fail");

    /** A verb followed by a noun on the same line. */
    private record UserAction(Pattern verb, Pattern noun) {
        UserAction(String verbs, String nouns) {
            this(word(verbs), word(nouns));
        }

        private static Pattern word(String words) {
            return Pattern.compile("(?i)\\b(" + words + ")\\b");
        }

        boolean isIn(String line) {
            Matcher verbMatch = verb.matcher(line);
            return verbMatch.find() && noun.matcher(line).find(verbMatch.end());
        }
    }

    int promptCount(String stderr) {
        return stderr.split(Pattern.quote(prompt), -1).length - 1;
    }

    /** The output after the last password prompt; everything if there was none. */
    String afterTheLast(String stderr) {
        int last = stderr.lastIndexOf(prompt);
        return last < 0 ? stderr : stderr.substring(last + prompt.length());
    }

    /** A prompt other than the password prompt, as a line for {@link SudoRefusal}; empty if there is none. */
    Optional<String> otherPrompt(String stderr) {
        String last = NodeText.lastLine(afterTheLast(stderr));
        String line = last.startsWith(prompt.substring(0, prompt.indexOf(' '))) ? "" : last;
        Optional<String> userAction = userAction(stderr);
        if (userAction.isPresent()) {
            return userAction;
        } else if (isPrompt(line, SECOND_FACTOR_PROMPT)) {
            return Optional.of("sudo requires a second factor: " + shortened(line));
        } else if (isPrompt(line, PASSWORD_PROMPT)) {
            return Optional.of("unexpected prompt of sudo: " + shortened(line));
        }
        return promptCount(stderr) > 1 && !rejected(stderr) ? Optional.of("sudo prompted again") : Optional.empty();
    }

    private static boolean isPrompt(String line, Pattern about) {
        return !line.isEmpty()
                && PROMPT_ENDS.indexOf(line.charAt(line.length() - 1)) >= 0
                && about.matcher(line).find();
    }

    /** A required user action, as a line for {@link SudoRefusal}; empty if there is none. */
    Optional<String> userAction(String printed) {
        return printed.replace(prompt, "\n")
                .lines()
                .filter(line -> USER_ACTIONS.stream().anyMatch(userAction -> userAction.isIn(line)))
                .findFirst()
                .map(line -> "sudo requires a second factor: " + shortened(line));
    }

    /** Whether sudo rejected the password before it prompted again. */
    private boolean rejected(String stderr) {
        int first = stderr.indexOf(prompt) + prompt.length();
        return REFUSAL.matcher(stderr.substring(first, stderr.indexOf(prompt, first)))
                .find();
    }

    private static String shortened(String line) {
        return Cut.beginning(NodeText.line(line), MAX_LENGTH);
    }
}
