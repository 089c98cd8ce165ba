package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages name the schema of every document that volmount writes, and no other. */
class SchemasTest {
    private static final Pattern SCHEMA = Pattern.compile("volmount/[a-z-]+/v[0-9]+");

    private static Set<String> schemas(Stream<String> texts) {
        return texts.flatMap(text -> SCHEMA.matcher(text).results())
                .map(schema -> schema.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePagesNameEverySchema() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> written = schemas(
                    files.filter(file -> file.toString().endsWith(".java")).map(SchemasTest::text));

            assertThat(written).hasSizeGreaterThan(5);
            assertThat(schemas(Stream.of("docs/output.md", "docs/formats.md").map(page -> text(Path.of(page)))))
                    .isEqualTo(written);
        }
    }
}
