package io.volmount.sshconfig;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The ssh_config keywords that volmount uses. */
public enum Keyword {
    HOST_NAME(
            "HostName",
            Shape.WORD,
            Expansion.HOST,
            "a host name or address without shell metacharacters",
            ServerNames::isHost),
    PORT(
            "Port",
            Shape.WORD,
            Expansion.NONE,
            "a port from 1 to 65535",
            text -> port(text).isPresent()),
    USER("User", Shape.WORD, Expansion.NONE, "a user name without shell metacharacters", ServerNames::isUser),
    IDENTITY_FILE("IdentityFile", Shape.WORD, Expansion.PATH, "a file", path()),
    IDENTITIES_ONLY("IdentitiesOnly", Shape.WORD, Expansion.NONE, "yes or no", word("yes", "no", "true", "false")),
    CERTIFICATE_FILE("CertificateFile", Shape.WORD, Expansion.PATH, "a file", path()),
    IDENTITY_AGENT("IdentityAgent", Shape.WORD, Expansion.PATH, "a socket", path()),
    USER_KNOWN_HOSTS_FILE("UserKnownHostsFile", Shape.WORDS, Expansion.PATH, "files", path()),
    GLOBAL_KNOWN_HOSTS_FILE("GlobalKnownHostsFile", Shape.WORDS, Expansion.NONE, "files", path()),
    HOST_KEY_ALIAS("HostKeyAlias", Shape.WORD, Expansion.NONE, "a name", notBlank()),
    STRICT_HOST_KEY_CHECKING(
            "StrictHostKeyChecking",
            Shape.WORD,
            Expansion.NONE,
            "yes, accept-new, ask, no or off",
            word("yes", "true", "accept-new", "ask", "no", "false", "off")),
    PROXY_JUMP(
            "ProxyJump",
            Shape.REST_BUT_COMMENT,
            Expansion.COMMAND,
            "a comma-separated list of user@host:port, or none",
            text -> text.equalsIgnoreCase("none") || JumpHost.parse(text).isPresent()),
    PROXY_COMMAND("ProxyCommand", Shape.REST, Expansion.COMMAND, "a command, or none", any()),
    CONNECT_TIMEOUT("ConnectTimeout", Shape.WORD, Expansion.NONE, "seconds or a time such as 1m30s", time()),
    SERVER_ALIVE_INTERVAL("ServerAliveInterval", Shape.WORD, Expansion.NONE, "seconds or a time such as 1m30s", time()),
    SERVER_ALIVE_COUNT_MAX(
            "ServerAliveCountMax",
            Shape.WORD,
            Expansion.NONE,
            "a number",
            text -> number(text).isPresent());

    /** How the arguments of a line are parsed. */
    enum Shape {
        WORD,
        WORDS,
        REST,
        REST_BUT_COMMENT
    }

    private static final String NONE = "none";

    private final String written;
    private final Shape shape;
    private final Expansion expansion;
    private final String expected;
    private final Predicate<String> accepted;

    Keyword(String written, Shape shape, Expansion expansion, String expected, Predicate<String> accepted) {
        this.written = written;
        this.shape = shape;
        this.expansion = expansion;
        this.expected = expected;
        this.accepted = accepted;
    }

    /** Finds a keyword, ignoring case. */
    static Optional<Keyword> named(String word) {
        String known = word.equalsIgnoreCase("IdentityFile2") ? IDENTITY_FILE.written : word;
        return Arrays.stream(values())
                .filter(keyword -> keyword.written.equalsIgnoreCase(known))
                .findFirst();
    }

    Shape shape() {
        return shape;
    }

    Expansion expansion() {
        return expansion;
    }

    /** The expected value, for messages. */
    String expected() {
        return expected;
    }

    boolean accepts(String value) {
        return accepted.test(value);
    }

    /** Whether all lines add up; otherwise the first one wins. */
    boolean accumulates() {
        return this == IDENTITY_FILE || this == CERTIFICATE_FILE;
    }

    /** Whether the value is the same as an unset one, so that a later line applies. */
    boolean isUnset(String value) {
        return (this == CONNECT_TIMEOUT || this == SERVER_ALIVE_INTERVAL) && value.equals(NONE);
    }

    /** As ssh_config(5) writes it. */
    @Override
    public String toString() {
        return written;
    }

    static Optional<Integer> port(String text) {
        return number(text).filter(port -> port >= 1 && port <= 65535);
    }

    static Optional<Integer> number(String text) {
        return text.matches("\\+?[0-9]{1,10}")
                ? Optional.of(Long.parseLong(text))
                        .filter(n -> n <= Integer.MAX_VALUE)
                        .map(Long::intValue)
                : Optional.empty();
    }

    private static Predicate<String> any() {
        return text -> true;
    }

    private static Predicate<String> notBlank() {
        return text -> !text.isBlank();
    }

    private static Predicate<String> path() {
        return text -> {
            try {
                return !Path.of(text).toString().isEmpty();
            } catch (InvalidPathException e) {
                return false;
            }
        };
    }

    private static Predicate<String> word(String... words) {
        List<String> known = List.of(words);
        return text -> known.contains(text.toLowerCase(Locale.ROOT));
    }

    private static Predicate<String> time() {
        return text -> text.equals(NONE) || SshTime.parse(text).isPresent();
    }
}
