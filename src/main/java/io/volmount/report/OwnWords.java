package io.volmount.report;

import io.volmount.access.Access;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes out of a text about an agent what differs from agent to agent, so that the same problem of many agents reads the
 * same: where the login was tried, the address and port, fingerprints, UUIDs, times and durations.
 *
 * @param endpoint {@code address:port}, as in {@link Access#endpoint()}
 */
record OwnWords(String endpoint) {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z");
    private static final Pattern SECONDS = Pattern.compile("\\b[0-9]+([.][0-9]+)? s\\b");
    private static final Pattern LINE = Pattern.compile("( at [^ ]+:)[0-9]+");

    static OwnWords of(Access access) {
        return new OwnWords(access.endpoint());
    }

    static OwnWords of(AgentReport agent) {
        return new OwnWords(agent.address());
    }

    /** The text without {@code user@address:port: }, for a line that names the agent already. */
    String withoutPlace(String text) {
        return text.replaceAll("(?<![^ ])[^ @]+@" + Pattern.quote(endpoint) + ": ", "");
    }

    /** The text without anything that is the agent's own. */
    String without(String text) {
        int colon = endpoint.contains(":") ? endpoint.lastIndexOf(':') : endpoint.length();
        String address = Pattern.quote(endpoint.substring(0, colon).replaceAll("[\\[\\]]", ""));
        String port = Pattern.quote(endpoint.substring(Math.min(colon + 1, endpoint.length())));
        String left = withoutPlace(text)
                .replaceAll("(?<![A-Za-z0-9.-])" + address + "(?![A-Za-z0-9-]|[.][A-Za-z0-9])", "<address>")
                .replaceAll("(?<=[]:]:|<address>:|port |-p )" + port + "(?![0-9])", "<port>");
        left = FINGERPRINT.matcher(left).replaceAll("<fingerprint>");
        left = MOMENT.matcher(UUID.matcher(left).replaceAll("<its own>")).replaceAll("<its own>");
        return LINE.matcher(SECONDS.matcher(left).replaceAll("N s")).replaceAll("$1<line>");
    }

    /** What a text about each of several agents has in common: all of it where it differs in nothing but the place. */
    static String common(List<AgentReport> alike, Function<AgentReport, String> text) {
        AgentReport first = alike.get(0);
        List<String> different = alike.stream()
                .map(agent -> of(agent).withoutPlace(text.apply(agent)))
                .distinct()
                .toList();
        return different.size() == 1 ? different.get(0) : of(first).without(text.apply(first));
    }
}
