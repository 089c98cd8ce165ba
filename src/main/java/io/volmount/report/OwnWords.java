package io.volmount.report;

import io.volmount.access.Access;
import java.util.regex.Pattern;

/** Takes out of what is told of an agent what is its own, so that the same trouble of many reads the same. */
final class OwnWords {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern SECONDS = Pattern.compile("\\b[0-9]+([.][0-9]+)? s\\b");
    private static final Pattern LINE = Pattern.compile("( at [^ ]+:)[0-9]+");

    private OwnWords() {}

    /** Without the words that say where the login was tried. */
    static String withoutPlace(Access access, String text) {
        return text.replace(access.login().user().value() + "@" + access.endpoint() + ": ", "");
    }

    /** Without all that is the agent's own. */
    static String without(Access access, String text) {
        String address = Pattern.quote(access.server().address().value());
        String port = String.valueOf(access.server().port().value());
        String left = withoutPlace(access, text)
                .replaceAll("(?<![A-Za-z0-9.-])" + address + "(?![A-Za-z0-9-]|[.][A-Za-z0-9])", "<address>")
                .replaceAll("(?<=[]:]:|<address>:|port |-p )" + port + "(?![0-9])", "<port>");
        left = FINGERPRINT.matcher(left).replaceAll("<fingerprint>");
        return LINE.matcher(SECONDS.matcher(left).replaceAll("N s")).replaceAll("$1<line>");
    }
}
