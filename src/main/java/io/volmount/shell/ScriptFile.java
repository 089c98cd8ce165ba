package io.volmount.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that travel with the program. */
public final class ScriptFile {
    private ScriptFile() {}

    static String read(String name) {
        try (InputStream in = ScriptFile.class.getResourceAsStream(name + ".sh")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own script " + name + ".sh");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
