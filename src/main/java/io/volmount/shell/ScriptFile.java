package io.volmount.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The scripts on the class path, each read once. Lines that are blank or a comment are left out, because nodes need not be sent
 * a third more; shellcheck's directives are not, because whole scripts are checked, too.
 */
public final class ScriptFile {
    private static final Pattern COMMENTS = Pattern.compile("(?m)^[ \\t]*+(?:#(?! shellcheck ).*+)?+\n");
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private ScriptFile() {}

    static String read(String name) {
        return READ.computeIfAbsent(name, file -> COMMENTS.matcher(text(file)).replaceAll(""));
    }

    private static String text(String name) {
        try (InputStream in = ScriptFile.class.getResourceAsStream(name + ".sh")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no script " + name + ".sh");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
