package io.volmount.inventory;

import io.volmount.document.TextFile;

/** The first line of a file that says something. */
final class FirstLine {
    private FirstLine() {}

    /** Without white space around it; empty when the file holds only blank lines and comments. */
    static String of(TextFile file) {
        return file.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                .findFirst()
                .orElse("");
    }
}
