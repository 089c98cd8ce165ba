package io.volmount.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Loads the scripts from the class path. */
public final class ScriptFile {
    private ScriptFile() {}

    static String read(String name) {
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
