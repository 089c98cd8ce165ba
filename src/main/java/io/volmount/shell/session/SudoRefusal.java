package io.volmount.shell.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reasons why sudo does not run a script, with remedies. */
public enum SudoRefusal {
    NO_TERMINAL("must have a tty", "sudo requires a terminal; add 'Defaults !requiretty' to a file in /etc/sudoers.d"),
    SECOND_FACTOR(
            "sudo requires a second factor: (.*)",
            "sudo requires a second factor (\"%s\"), which volmount cannot provide; allow the user to run commands"
                    + " without"
                    + " it (NOPASSWD in /etc/sudoers.d, or other PAM modules for sudo), or log in as root"),
    ASKED_TWICE(
            "sudo prompted again",
            "sudo prompted again without rejecting the password; it may require a second factor, which volmount cannot"
                    + " provide; allow the user to run commands without it (NOPASSWD in"
                    + " /etc/sudoers.d, or other PAM modules for sudo), or log in as root"),
    OTHER_QUESTION(
            "unexpected prompt of sudo: (.*)",
            "sudo's prompt is not the expected one (\"%s\"), so no password was sent; if it asks for the password, add"
                    + " 'Defaults passprompt_override' to a file in /etc/sudoers.d"),
    WRONG_PASSWORD(
            "incorrect (?:password|authentication) attempt|no password was provided",
            "sudo rejected the password; it was sent only once, so that the account is not locked"),
    EXPIRED(
            "password expired|Account or password is expired|account validation failure|account management error",
            "sudo refused: the user's account or password has expired; renew it on the node"),
    PASSWORD(
            "(?:password|terminal|authentication) is required|no tty present|askpass",
            "sudo requires a password; use --ask-become-pass, or allow the user to run commands without one"
                    + " (NOPASSWD in /etc/sudoers.d)"),
    NOT_ALLOWED(
            "not in the sudoers file|not allowed to|may not run sudo",
            "sudo does not allow the user to run sh as root; allow it in /etc/sudoers.d"),
    NO_SUDO(
            "sudo.{0,200}(not found|No such file)",
            "sudo is not installed on the node; log in as root and set 'sudo: none' for this agent");

    private final Pattern pattern;
    private final String remedy;

    SudoRefusal(String pattern, String remedy) {
        this.pattern = Pattern.compile("(?i)" + pattern);
        this.remedy = remedy;
    }

    /** The error and its remedy, if sudo's output matches. */
    public static Optional<String> remedy(String stderr) {
        for (SudoRefusal refusal : values()) {
            Matcher matcher = refusal.pattern.matcher(stderr);
            if (matcher.find()) {
                return Optional.of(
                        matcher.groupCount() == 0
                                ? refusal.remedy
                                : refusal.remedy.formatted(NodeText.sentence(matcher.group(1))));
            }
        }
        return Optional.empty();
    }
}
