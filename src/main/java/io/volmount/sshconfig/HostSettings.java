package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Located;
import io.volmount.sshconfig.SshConfig.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The configuration of one host, with tokens, variables and {@code ~} expanded. Unset values are empty. */
public final class HostSettings {
    private final Map<Keyword, List<Located<String>>> values = new EnumMap<>(Keyword.class);
    private final List<String> notes = new ArrayList<>();
    private final Optional<Located<List<JumpHost>>> jumps;

    HostSettings(Lookup lookup, Given given) {
        Map<Character, String> tokens = Tokens.of(lookup, given);
        lookup.found().forEach((keyword, written) -> values.put(keyword, expanded(keyword, written, tokens, lookup)));
        lookup.first(Keyword.HOST_NAME)
                .ifPresent(written -> values.put(Keyword.HOST_NAME, List.of(written.map(any -> tokens.get('h')))));
        UnaryOperator<String> expand = text ->
                Expansion.COMMAND.expand(text, tokens, lookup.localUser()).orElseThrow();
        jumps = lookup.first(Keyword.PROXY_JUMP).map(written -> written.map(text -> jumps(text, expand)));
    }

    private List<Located<String>> expanded(
            Keyword keyword, List<Located<String>> written, Map<Character, String> tokens, Lookup lookup) {
        List<Located<String>> expanded = new ArrayList<>();
        for (Located<String> value : written) {
            keyword.expansion()
                    .expand(value.value(), tokens, lookup.localUser())
                    .ifPresentOrElse(
                            text -> expanded.add(new Located<>(text, value.location())),
                            () -> notes.add(keyword + " " + quoted(value.value()) + " at " + value.location()
                                    + " is ignored: its environment variable is not set"));
        }
        return expanded;
    }

    /** The name or address to connect to, in lower case. */
    public Optional<Located<String>> hostName() {
        return first(Keyword.HOST_NAME);
    }

    public Optional<Located<Integer>> port() {
        return first(Keyword.PORT, text -> Keyword.port(text).orElseThrow());
    }

    public Optional<Located<String>> user() {
        return first(Keyword.USER);
    }

    /** In configured order; present but empty for {@code none}. */
    public Optional<List<Located<Path>>> identityFiles() {
        return files(Keyword.IDENTITY_FILE);
    }

    public Optional<Located<Boolean>> identitiesOnly() {
        return first(Keyword.IDENTITIES_ONLY, text -> text.matches("(?i)yes|true"));
    }

    public List<Located<Path>> certificateFiles() {
        return files(Keyword.CERTIFICATE_FILE).orElse(List.of());
    }

    /** A path, {@code none}, {@code SSH_AUTH_SOCK}, or <code>$NAME</code> for an environment variable with the path. */
    public Optional<Located<String>> identityAgent() {
        return first(Keyword.IDENTITY_AGENT);
    }

    /** Present but empty for {@code none}. */
    public Optional<List<Located<Path>>> userKnownHostsFiles() {
        return files(Keyword.USER_KNOWN_HOSTS_FILE);
    }

    /** Present but empty for {@code none}. */
    public Optional<List<Located<Path>>> globalKnownHostsFiles() {
        return files(Keyword.GLOBAL_KNOWN_HOSTS_FILE);
    }

    /** The name to look for in known_hosts, in lower case. */
    public Optional<Located<String>> hostKeyAlias() {
        return first(Keyword.HOST_KEY_ALIAS, text -> text.toLowerCase(Locale.ROOT));
    }

    /** One of {@code yes}, {@code accept-new}, {@code ask}, {@code no}. */
    public Optional<Located<String>> strictHostKeyChecking() {
        return first(Keyword.STRICT_HOST_KEY_CHECKING, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> "yes";
            case "no", "false", "off" -> "no";
            default -> text.toLowerCase(Locale.ROOT);
        });
    }

    /** The jump hosts in order; an empty list for {@code none}; absent if a ProxyCommand applies. */
    public Optional<Located<List<JumpHost>>> proxyJump() {
        return jumps;
    }

    /** Split before token expansion, so that no name can inject another host. */
    private static List<JumpHost> jumps(String written, UnaryOperator<String> expand) {
        return isNone(written)
                ? List.of()
                : JumpHost.parse(written).orElseThrow().stream()
                        .map(jump -> jump.map(expand))
                        .toList();
    }

    /** The shell command; an empty text for {@code none}. */
    public Optional<Located<String>> proxyCommand() {
        return first(Keyword.PROXY_COMMAND, text -> isNone(text) ? "" : text);
    }

    public Optional<Located<Duration>> connectTimeout() {
        return first(Keyword.CONNECT_TIMEOUT, text -> SshTime.parse(text).orElseThrow());
    }

    /** Zero disables keep-alives. */
    public Optional<Located<Duration>> serverAliveInterval() {
        return first(Keyword.SERVER_ALIVE_INTERVAL, text -> SshTime.parse(text).orElseThrow());
    }

    public Optional<Located<Integer>> serverAliveCountMax() {
        return first(
                Keyword.SERVER_ALIVE_COUNT_MAX, text -> Keyword.number(text).orElseThrow());
    }

    /** Values that were ignored, with reasons, one sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private Optional<Located<String>> first(Keyword keyword) {
        return values.getOrDefault(keyword, List.of()).stream().findFirst();
    }

    private <T> Optional<Located<T>> first(Keyword keyword, Function<String, T> reading) {
        return first(keyword).map(value -> value.map(reading));
    }

    private Optional<List<Located<Path>>> files(Keyword keyword) {
        return Optional.ofNullable(values.get(keyword))
                .map(written -> written.stream()
                        .filter(value -> !isNone(value.value()))
                        .map(value -> value.map(Path::of))
                        .toList());
    }

    private static boolean isNone(String text) {
        return text.equalsIgnoreCase("none");
    }
}
