package io.volmount.shell;

import io.volmount.text.ProgramText;
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
        return READ.computeIfAbsent(
                name,
                file -> COMMENTS.matcher(ProgramText.beside(ScriptFile.class, file + ".sh"))
                        .replaceAll(""));
    }
}
