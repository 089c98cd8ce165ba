package io.volmount.shell;

import java.util.Optional;
import java.util.regex.Pattern;

/** The ways in which sudo does not run a script, each with its remedy. */
enum SudoRefusal {
    NO_TERMINAL("must have a tty", "sudo wants a terminal; put 'Defaults !requiretty' into /etc/sudoers.d"),
    OTHER_QUESTION(
            "sudo asks something else",
            "sudo asks in words of its own, so it was told nothing; if they ask for the password, put 'Defaults"
                    + " passprompt_override' into /etc/sudoers.d"),
    WRONG_PASSWORD(
            "incorrect password attempt|no password was provided",
            "sudo did not accept the password; it was offered once, so as not to lock the account"),
    EXPIRED(
            "password expired|Account or password is expired|account validation failure|account management error",
            "the login's account or password has expired, so sudo refuses it; renew it on the node"),
    PASSWORD(
            "password is required|terminal is required|no tty present|askpass",
            "sudo asks for a password; give it with --ask-become-pass, or let the login run commands without one"
                    + " (NOPASSWD in /etc/sudoers.d)"),
    NOT_ALLOWED(
            "not in the sudoers file|not allowed to|may not run sudo",
            "sudo does not let the login run sh as root; allow it in /etc/sudoers.d"),
    NO_SUDO(
            "sudo.*(not found|No such file)",
            "there is no sudo on the node; log in as root and set 'sudo: none' for this agent");

    private final Pattern words;
    private final String remedy;

    SudoRefusal(String words, String remedy) {
        this.words = Pattern.compile(words);
        this.remedy = remedy;
    }

    /** What to do about it, if this is what sudo complains of. */
    static Optional<String> remedy(String stderr) {
        for (SudoRefusal refusal : values()) {
            if (refusal.words.matcher(stderr).find()) {
                return Optional.of(refusal.remedy);
            }
        }
        return Optional.empty();
    }
}
