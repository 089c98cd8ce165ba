package io.volmount.inventory.ansible;

import io.volmount.document.TextFile;

/** The format of an inventory file. */
public enum FileForm {
    INI,
    /** Includes JSON. */
    YAML,
    UNKNOWN;

    /** Determined by the file name, else by the first line with content. */
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
