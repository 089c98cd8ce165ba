package io.volmount.document;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that may contain variables, written <code>${name}</code>. */
public record Template(String text) {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(" + NAME + ")}");

    /** Whether a variable can have this name. */
    public static boolean isName(String text) {
        return text.matches(NAME);
    }

    /** The names of the variables in it, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** Whether the text contains a dollar sign and an opening brace that do not begin a variable. */
    public boolean malformed() {
        return VARIABLE.matcher(text).replaceAll("").contains("${");
    }

    /** The text with its variables replaced. Values are not expanded again. */
    public String filled(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
