package io.volmount.sshconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jump host. Missing parts come from the configuration of its own name, or the defaults.
 *
 * @param host as in the configuration: a name that {@code Host} patterns may match, or an address without brackets
 */
public record JumpHost(Optional<String> user, String host, Optional<Integer> port) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:ssh://)?(?:(?<user>[^\\s\"',]+)@)?(?:\\[(?<v6>[^]\\s]+)]|(?<host>[^\\s\"',:/@\\[\\]]+))(?::(?<port>[0-9]*))?/?");

    /** Parses {@code ProxyJump}; the first host is connected to first. Empty if the syntax is invalid. */
    static Optional<List<JumpHost>> parse(String text) {
        List<JumpHost> hosts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher written = WRITTEN.matcher(part);
            if (!written.matches()) {
                return Optional.empty();
            }
            Optional<String> port = Optional.ofNullable(written.group("port")).filter(digits -> !digits.isEmpty());
            if (port.isPresent() && Keyword.port(port.get()).isEmpty()) {
                return Optional.empty();
            }
            String host = Optional.ofNullable(written.group("v6")).orElse(written.group("host"));
            Optional<String> user = Optional.ofNullable(written.group("user"));
            if (!ServerNames.isHost(host) || !user.map(ServerNames::isUser).orElse(true)) {
                return Optional.empty();
            }
            hosts.add(new JumpHost(user, host, port.flatMap(Keyword::port)));
        }
        return Optional.of(hosts);
    }

    /** This host with user and host name mapped. */
    JumpHost map(UnaryOperator<String> change) {
        return new JumpHost(user.map(change), change.apply(host), port);
    }

    /** As {@code ProxyJump} has it: {@code user@host:port}. */
    @Override
    public String toString() {
        boolean numeric = host.contains(":") || host.matches("[0-9.]+");
        return user.map(name -> name + "@").orElse("")
                + (numeric ? "[" + host + "]" : host)
                + port.map(number -> ":" + number).orElse("");
    }
}
