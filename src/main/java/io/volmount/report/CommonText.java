package io.volmount.report;

import java.util.regex.Pattern;

/** What is told of an agent without what is its own: its name and address, its UUIDs, how long something took. */
final class CommonText {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z");
    private static final Pattern SECONDS = Pattern.compile("\\b[0-9]+(\\.[0-9]+)? s\\b");

    private CommonText() {}

    static String of(AgentReport agent, String text) {
        Pattern place = Pattern.compile("(?<![^ ])" + Pattern.quote(agent.name()) + " \\([^)]*\\): ");
        String anybody = place.matcher(text).replaceAll("");
        String anytime = MOMENT.matcher(anybody).replaceAll("<its own>");
        return SECONDS.matcher(UUID.matcher(anytime).replaceAll("<its own>")).replaceAll("N s");
    }
}
