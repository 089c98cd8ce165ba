package io.volmount.sshconfig;

import io.volmount.document.Located;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One host on its way through the configuration, gathering what is said of it. */
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

    /** From here on, or not, lines count. */
    void enter(boolean counts) {
        active = counts;
    }

    boolean active() {
        return active;
    }

    /** The configuration is gone through again, for the host by its real name, which stays. */
    void beginFinalPass() {
        host = hostName().toLowerCase(Locale.ROOT);
        finalPass = true;
    }

    boolean isFinalPass() {
        return finalPass;
    }

    /** The first value wins, except where values add up; no value counts twice. */
    void take(Keyword keyword, List<Located<String>> values, boolean fromUser) {
        if (keyword.accumulates()) {
            values.forEach(value -> add(keyword, value, fromUser));
        } else if (!isSettled(keyword) && !keyword.saysNothing(values.get(0).value())) {
            found.put(keyword, values);
        }
    }

    /** A jump leaves no room for a command, nor a command for a jump; only {@code ProxyJump none} does. */
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

    /** The name that {@code Host} patterns are held against. */
    String host() {
        return host;
    }

    String originalHost() {
        return originalHost;
    }

    LocalUser localUser() {
        return localUser;
    }

    /** The host's real name, as far as it is known by now; in lower case once the way through begins again. */
    String hostName() {
        if (finalPass) {
            return host;
        }
        String written = first(Keyword.HOST_NAME).map(Located::value).orElse("%h");
        return Expansion.HOST
                .expand(written, Map.of('h', originalHost), localUser)
                .orElseThrow();
    }

    /** Who logs in, as far as it is known by now. */
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
