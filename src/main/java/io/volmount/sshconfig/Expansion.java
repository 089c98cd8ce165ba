package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expansions that a keyword's value supports: {@code ~}, environment variables, and the tokens listed in
 * ssh_config(5).
 */
enum Expansion {
    NONE("", false),
    HOST("h", false),
    COMMAND("hnpr", false),
    PATH("dhiknpru", true);

    private static final Pattern PART = Pattern.compile("%(?<token>.?)|(?<variable>\\$\\{(?<name>[^}]*)(?<end>}?))");
    private static final String HOME = "~";

    private final String tokens;
    private final boolean ofPath;

    Expansion(String tokens, boolean ofPath) {
        this.tokens = tokens;
        this.ofPath = ofPath;
    }

    /** An error in a value, as a sentence. */
    Optional<String> objection(String text, LocalUser user) {
        if (this == NONE) {
            return Optional.empty();
        }
        if (ofPath && text.startsWith(HOME) && !isOwnHome(text, user)) {
            return Optional.of(quoted(text) + " names another user's home directory; write the full path");
        }
        Matcher part = PART.matcher(text);
        while (part.find()) {
            String token = part.group("token");
            if (token != null && (token.isEmpty() || ("%" + tokens).indexOf(token.charAt(0)) < 0)) {
                return Optional.of("the token " + quoted("%" + token) + " is not supported here; write its value, or"
                        + " `%%` for a percent sign");
            }
            boolean broken = ofPath
                    && token == null
                    && (part.group("name").isEmpty() || part.group("end").isEmpty());
            if (broken) {
                return Optional.of("the variable in " + quoted(text) + " is incomplete; write ${NAME}");
            }
        }
        return Optional.empty();
    }

    /** The expanded value, or empty if a variable is not set. Requires a text without {@link #objection}. */
    Optional<String> expand(String text, Map<Character, String> tokenValues, LocalUser user) {
        if (this == NONE) {
            return Optional.of(text);
        }
        Matcher part = PART.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (part.find()) {
            Optional<String> value = value(part, tokenValues, user);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            part.appendReplacement(expanded, Matcher.quoteReplacement(value.get()));
        }
        part.appendTail(expanded);
        return Optional.of(ofPath && text.startsWith(HOME) ? atHome(expanded.toString(), user) : expanded.toString());
    }

    private Optional<String> value(Matcher part, Map<Character, String> tokenValues, LocalUser user) {
        String token = part.group("token");
        if (token != null) {
            return Optional.of(token.equals("%") ? "%" : tokenValues.get(token.charAt(0)));
        }
        return ofPath ? Optional.ofNullable(user.environment().get(part.group("name"))) : Optional.of(part.group());
    }

    private static boolean isOwnHome(String path, LocalUser user) {
        String whose = path.substring(1).replaceFirst("/.*", "");
        return whose.isEmpty() || whose.equals(user.name());
    }

    private static String atHome(String path, LocalUser user) {
        String rest = path.replaceFirst("^~[^/]*/*", "");
        return user.home() + "/" + rest;
    }
}
