package io.volmount.sshconfig;

import java.util.regex.Pattern;

/**
 * Host and user names that are safe in the command line of a {@code ProxyCommand}: the rules of {@code valid_hostname}
 * and {@code valid_ruser} in OpenSSH 9.6 and later.
 */
final class ServerNames {
    private static final Pattern HOST = Pattern.compile("(?!-)[^'`\"$\\\\;&<>|(){}\\s\\p{Cntrl}]+");
    private static final Pattern USER =
            Pattern.compile("(?!-)(?!.*\\s-)[^'`\";&<>|(){}\\p{Cntrl}]*[^'`\";&<>|(){}\\p{Cntrl}\\\\]");

    private ServerNames() {}

    static boolean isHost(String name) {
        return HOST.matcher(name).matches();
    }

    static boolean isUser(String name) {
        return USER.matcher(name).matches() && !name.isBlank();
    }
}
