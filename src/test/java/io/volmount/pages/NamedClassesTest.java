package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class that a page names is there, above all the tests that hold a promise. */
class NamedClassesTest {
    private static final Pattern TEST = Pattern.compile("[A-Z][A-Za-z]*(?:Test|IT|Properties)");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z]*");

    @ParameterizedTest
    @ValueSource(strings = {"docs/guarantees.md", "SECURITY.md"})
    void aPageOfPromisesNamesTests(String page) {
        assertThat(named(Page.of(Path.of(page)), TEST)).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("io.volmount.pages.Page#all")
    void everyTestThatItNamesExists(Page page) throws IOException {
        assertThat(classes()).containsAll(named(page, TEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void everyClassThatAPageForEngineersNamesExists(String page) throws IOException {
        Set<String> named = named(Page.of(Path.of(page)), CLASS);

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(classes()).containsAll(named);
    }

    private static Set<String> named(Page page, Pattern pattern) {
        return page.code().stream().filter(pattern.asMatchPredicate()).collect(Collectors.toSet());
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
