package io.volmount.shell.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which sudo does not run a script, each with its remedy. */
public enum SudoRefusal {
    NO_TERMINAL("must have a tty", "sudo wants a terminal; put 'Defaults !requiretty' into /etc/sudoers.d"),
    SECOND_FACTOR(
            "sudo wants a second factor: (.*)",
            "sudo wants a second factor (\"%s\"), for which nobody can be asked here; let the login run commands without"
                    + " it (NOPASSWD in /etc/sudoers.d, or other PAM modules for sudo), or log in as root"),
    ASKED_TWICE(
            "sudo asks once more",
            "sudo asks a second time and does not say that the password it was given is wrong, so it may want a second"
                    + " factor, for which nobody can be asked here; let the login run commands without it (NOPASSWD in"
                    + " /etc/sudoers.d, or other PAM modules for sudo), or log in as root"),
    OTHER_QUESTION(
            "sudo asks something else: (.*)",
            "sudo asks in words of its own (\"%s\"), so it was told nothing; if they ask for the password, put 'Defaults"
                    + " passprompt_override' into /etc/sudoers.d"),
    WRONG_PASSWORD(
            "incorrect (?:password|authentication) attempt|no password was provided",
            "sudo did not accept the password; it was offered once, so as not to lock the account"),
    EXPIRED(
            "password expired|Account or password is expired|account validation failure|account management error",
            "the login's account or password has expired, so sudo refuses it; renew it on the node"),
    PASSWORD(
            "(?:password|terminal|authentication) is required|no tty present|askpass",
            "sudo asks for a password; give it with --ask-become-pass, or let the login run commands without one"
                    + " (NOPASSWD in /etc/sudoers.d)"),
    NOT_ALLOWED(
            "not in the sudoers file|not allowed to|may not run sudo",
            "sudo does not let the login run sh as root; allow it in /etc/sudoers.d"),
    NO_SUDO(
            "sudo.{0,200}(not found|No such file)",
            "there is no sudo on the node; log in as root and set 'sudo: none' for this agent");

    private final Pattern words;
    private final String remedy;

    SudoRefusal(String words, String remedy) {
        this.words = Pattern.compile("(?i)" + words);
        this.remedy = remedy;
    }

    /** What to do about it, if this is what sudo complains of. */
    public static Optional<String> remedy(String stderr) {
        for (SudoRefusal refusal : values()) {
            Matcher said = refusal.words.matcher(stderr);
            if (said.find()) {
                return Optional.of(
                        said.groupCount() == 0
                                ? refusal.remedy
                                : refusal.remedy.formatted(NodeText.sentence(said.group(1))));
            }
        }
        return Optional.empty();
    }
}
