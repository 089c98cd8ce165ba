package io.volmount.inventory.ansible;

import io.volmount.document.TextFile;

/** How a file of an inventory is written. */
public enum FileForm {
    INI,
    /** JSON is a kind of it. */
    YAML,
    UNKNOWN;

    /** By its name, or else by the first line that says something. */
    public static FileForm of(TextFile file) {
        String first = file.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                .findFirst()
                .orElse("");
        boolean yaml = file.name().matches("(?i).*\\.(ya?ml|json)")
                || first.matches("---.*|\\{.*|[\"']?[A-Za-z0-9_.-]+[\"']?\\s*:(\\s.*)?");
        return yaml ? YAML : first.matches("[\\[A-Za-z0-9_\"'\\\\].*") ? INI : UNKNOWN;
    }
}
