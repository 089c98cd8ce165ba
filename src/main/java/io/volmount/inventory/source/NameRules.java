package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Validates names and addresses, which are used in command lines, file names and terminals. */
public final class NameRules {
    private static final int LONGEST = 253;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:-]*");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@\\\\+-]*\\$?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private NameRules() {}

    public static Optional<String> objectionToHost(String name) {
        return HOST.matcher(name).matches() && name.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(quoted(name) + " is not a valid agent name; use letters, digits, `.`, `-`, `_` and `:`,"
                        + " and begin with a letter or digit");
    }

    static Optional<String> objectionToGroup(String name) {
        return GROUP.matcher(name).matches() && name.length() <= LONGEST && !name.equals("all")
                ? Optional.empty()
                : Optional.of(quoted(name) + " is not a valid group name; use letters, digits, `.`, `-` and `_`,"
                        + " begin with a letter or digit, and do not use `all`, which means every agent");
    }

    public static Optional<String> objectionToUser(String name) {
        return USER.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(quoted(name) + " is not a valid user name; use letters, digits, `.`, `-` and `_`,"
                        + " and begin with a letter or digit");
    }

    public static Optional<String> objectionToAddress(String address) {
        if (!HOST.matcher(address).matches() || address.length() > LONGEST) {
            return Optional.of(
                    quoted(address) + " is not a valid address; write a host name, an IPv4 or an IPv6 address");
        }
        if (address.contains(":")) {
            return ipv6(address).isPresent()
                    ? Optional.empty()
                    : Optional.of(quoted(address) + " is not an IPv6 address; correct it, or set the port as `port`");
        }
        boolean invalid =
                NUMERIC.matcher(address).matches() && !IPV4.matcher(address).matches();
        return invalid
                ? Optional.of(quoted(address) + " is not an IPv4 address; write four numbers from 0 to 255")
                : Optional.empty();
    }

    public static String canonical(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return ipv6(lower).orElse(lower.replaceFirst("\\.$", ""));
    }

    /** Brackets prevent a DNS lookup. */
    private static Optional<String> ipv6(String address) {
        if (!address.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName("[" + address + "]").getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
