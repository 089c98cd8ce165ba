package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be a name or an address. They end up in command lines, file names and on screens: nothing strange is let in. */
final class Names {
    private static final int LONGEST = 253;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:-]*");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@\\\\+-]*\\$?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private Names() {}

    static Optional<String> objectionToHost(String name) {
        return HOST.matcher(name).matches() && name.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(quoted(name) + " cannot name an agent; use letters, digits, `.`, `-`, `_` and `:`,"
                        + " and begin with a letter or digit");
    }

    static Optional<String> objectionToGroup(String name) {
        return GROUP.matcher(name).matches() && name.length() <= LONGEST && !name.equals("all")
                ? Optional.empty()
                : Optional.of(quoted(name) + " cannot name a group; use letters, digits, `.`, `-` and `_`,"
                        + " begin with a letter or digit, and leave `all` to mean every agent");
    }

    static Optional<String> objectionToUser(String name) {
        return USER.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(quoted(name) + " cannot be a user's name; use letters, digits, `.`, `-` and `_`,"
                        + " and begin with a letter or digit");
    }

    static Optional<String> objectionToAddress(String address) {
        if (!HOST.matcher(address).matches() || address.length() > LONGEST) {
            return Optional.of(
                    quoted(address) + " cannot be an address; write a host name, an IPv4 or an IPv6 address");
        }
        if (address.contains(":")) {
            return ipv6(address).isPresent()
                    ? Optional.empty()
                    : Optional.of(quoted(address) + " is no IPv6 address; correct it, or give the port as `port`");
        }
        boolean wrongNumbers =
                NUMERIC.matcher(address).matches() && !IPV4.matcher(address).matches();
        return wrongNumbers
                ? Optional.of(quoted(address) + " is no IPv4 address; write four numbers from 0 to 255")
                : Optional.empty();
    }

    /** The address in a form that is the same for all ways to write it. */
    static String canonical(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return ipv6(lower).orElse(lower.replaceFirst("\\.$", ""));
    }

    /** In brackets, an address is never looked up. */
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
