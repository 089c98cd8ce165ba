package io.volmount.report;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Masks what differs from agent to agent in a text about one, so that the same problem on many agents reads the same: the
 * login, the address and port, fingerprints, UUIDs, IDs in Mesos, times and durations.
 *
 * @param endpoint {@code address:port} of the agent
 */
public record Masking(String endpoint) {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-S[0-9]+)?");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z");
    private static final Pattern SECONDS = Pattern.compile("\\b[0-9]+([.][0-9]+)? s\\b");
    private static final Pattern LINE = Pattern.compile("( at [^ ]+:)[0-9]+");

    /** The text without {@code user@address:port: }, for a line that names the agent already. */
    public String withoutPlace(String text) {
        return text.replaceAll("(?<![^ ])[^ @]+@" + Pattern.quote(endpoint) + ": ", "");
    }

    /** The text with everything masked that is the agent's own. */
    public String masked(String text) {
        int colon = endpoint.contains(":") ? endpoint.lastIndexOf(':') : endpoint.length();
        String address = Pattern.quote(endpoint.substring(0, colon).replaceAll("[\\[\\]]", ""));
        String port = Pattern.quote(endpoint.substring(Math.min(colon + 1, endpoint.length())));
        String left = withoutPlace(text)
                .replaceAll("(?<![A-Za-z0-9.-])" + address + "(?![A-Za-z0-9-]|[.][A-Za-z0-9])", "<address>")
                .replaceAll("(?<=[]:]:|<address>:|port |-p )" + port + "(?![0-9])", "<port>");
        left = FINGERPRINT.matcher(left).replaceAll("<fingerprint>");
        left = MOMENT.matcher(ID.matcher(left).replaceAll("<its own>")).replaceAll("<its own>");
        return LINE.matcher(SECONDS.matcher(left).replaceAll("N s")).replaceAll("$1<line>");
    }

    /** The text about each of several agents if they differ in nothing but the place; otherwise the first, masked. */
    public static <T> String common(List<T> alike, Function<T, String> endpoint, Function<T, String> text) {
        List<String> different = alike.stream()
                .map(agent -> new Masking(endpoint.apply(agent)).withoutPlace(text.apply(agent)))
                .distinct()
                .toList();
        T first = alike.get(0);
        return different.size() == 1 ? different.get(0) : new Masking(endpoint.apply(first)).masked(text.apply(first));
    }
}
