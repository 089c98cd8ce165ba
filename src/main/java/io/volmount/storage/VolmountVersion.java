package io.volmount.storage;

import io.volmount.document.Quoted;
import java.util.regex.Pattern;

/** The version of volmount that is running. */
public final class VolmountVersion {
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z.+-]{1,40}");

    private VolmountVersion() {}

    /** The version in the jar's manifest, such as {@code 0.1.0}; a remark in parentheses if there is no jar. */
    public static String current() {
        String version = VolmountVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not built into a jar)" : version;
    }

    /** A version from a file, as a phrase: {@code volmount 0.1.0}. */
    public static String named(String version) {
        return "volmount " + (PLAIN.matcher(version).matches() ? version : Quoted.quoted(version));
    }
}
