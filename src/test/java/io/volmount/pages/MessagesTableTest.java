package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that the page about bastions explains are those that volmount prints. */
class MessagesTableTest {
    private static final Pattern TABLE = Pattern.compile("(?s)\\| message \\| meaning \\|\\n(.*?)\\n\\n");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| (`.*?`) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** What differs from case to case, and the words of the system. */
    private static final Pattern VARYING = Pattern.compile("\\.\\.\\.|BASTION|: Connection refused");

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessagesTableTest::text)
                    .collect(Collectors.joining());
        }
    }

    /** With texts that are written on several lines joined. */
    private static String text(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> explained() {
        String page = Page.of(Path.of("docs/networks.md")).text();
        return TABLE.matcher(page)
                .results()
                .flatMap(table -> MESSAGE.matcher(table.group(1)).results())
                .flatMap(message -> CODE.matcher(message.group(1)).results())
                .flatMap(code -> VARYING.splitAsStream(code.group(1)))
                .map(part -> part.replaceAll("^[ :()]+|[ :()]+$", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Test
    void everyMessageIsOneOfVolmounts() throws IOException {
        String sources = sources();

        assertThat(explained()).hasSizeGreaterThan(12).allMatch(sources::contains);
    }
}
