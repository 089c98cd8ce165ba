package io.volmount.sshconfig;

import io.volmount.document.Located;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lookup of one host: the state while the configuration is applied, and the values found. */
final class Lookup {
    private final String originalHost;
    private final Optional<String> givenUser;
    private final LocalUser localUser;
    private final Map<Keyword, List<Located<String>>> found = new EnumMap<>(Keyword.class);
    private final Map<Keyword, List<Boolean>> ofUser = new EnumMap<>(Keyword.class);
    private String host;
    private boolean finalPass;
    private boolean active;

    Lookup(String host, Optional<String> givenUser, LocalUser localUser) {
        this.originalHost = host;
        this.host = host;
        this.givenUser = givenUser;
        this.localUser = localUser;
    }

    /** Starts a block: sets whether the following lines apply. */
    void enter(boolean applies) {
        active = applies;
    }

    boolean active() {
        return active;
    }

    /** Starts the second pass, with the final host name. */
    void beginFinalPass() {
        host = hostName().toLowerCase(Locale.ROOT);
        finalPass = true;
    }

    boolean isFinalPass() {
        return finalPass;
    }

    /** The first value wins, unless values accumulate; duplicates are dropped. */
    void take(Keyword keyword, List<Located<String>> values, boolean fromUser) {
        if (keyword.accumulates()) {
            values.forEach(value -> add(keyword, value, fromUser));
        } else if (!isSettled(keyword) && !keyword.isUnset(values.get(0).value())) {
            found.put(keyword, values);
        }
    }

    /** ProxyJump and ProxyCommand exclude each other; only {@code ProxyJump none} allows a later ProxyCommand. */
    private boolean isSettled(Keyword keyword) {
        return found.containsKey(keyword)
                || switch (keyword) {
                    case HOST_NAME -> finalPass;
                    case PROXY_JUMP -> found.containsKey(Keyword.PROXY_COMMAND);
                    case PROXY_COMMAND ->
                        first(Keyword.PROXY_JUMP)
                                .filter(jump -> !jump.value().equalsIgnoreCase("none"))
                                .isPresent();
                    default -> false;
                };
    }

    private void add(Keyword keyword, Located<String> value, boolean fromUser) {
        List<Located<String>> values = found.computeIfAbsent(keyword, first -> new ArrayList<>());
        List<Boolean> origins = ofUser.computeIfAbsent(keyword, first -> new ArrayList<>());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).value().equals(value.value()) && origins.get(i) == fromUser) {
                return;
            }
        }
        values.add(value);
        origins.add(fromUser);
    }

    /** The name that {@code Host} patterns are matched against. */
    String host() {
        return host;
    }

    String originalHost() {
        return originalHost;
    }

    LocalUser localUser() {
        return localUser;
    }

    /** The host name as configured so far; in lower case in the second pass. */
    String hostName() {
        if (finalPass) {
            return host;
        }
        String written = first(Keyword.HOST_NAME).map(Located::value).orElse("%h");
        return Expansion.HOST
                .expand(written, Map.of('h', originalHost), localUser)
                .orElseThrow();
    }

    /** The user as configured so far. */
    String user() {
        return givenUser.or(() -> first(Keyword.USER).map(Located::value)).orElse(localUser.name());
    }

    Optional<Located<String>> first(Keyword keyword) {
        return Optional.ofNullable(found.get(keyword)).map(values -> values.get(0));
    }

    Map<Keyword, List<Located<String>>> found() {
        return found;
    }
}
