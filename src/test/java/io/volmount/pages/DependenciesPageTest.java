package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about libraries tells of every one that the build names, in the version that it names. */
class DependenciesPageTest {
    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>([a-z0-9-]+)</artifactId>\\s*<version>\\$\\{([a-z0-9.-]+)}</version>");

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new TreeMap<>();
        Matcher dependency = DEPENDENCY.matcher(pom);
        while (dependency.find()) {
            String property = "<" + dependency.group(2) + ">";
            int at = pom.indexOf(property) + property.length();
            versions.put(dependency.group(1), pom.substring(at, pom.indexOf("</", at)));
        }
        return versions;
    }

    @Test
    void everyLibraryHasItsVersionOnThePage() throws IOException {
        Map<String, String> versions = versions(read("pom.xml"));
        // They come with others of the same name.
        versions.keySet().removeAll(List.of("junit-bom", "slf4j-api"));

        List<String> page = read("docs/dependencies.md").lines().toList();
        assertThat(versions).hasSizeGreaterThan(12);
        assertThat(versions)
                .allSatisfy((name, version) -> assertThat(page)
                        .as(name)
                        .anyMatch(line -> line.contains(name + "`") && line.contains("| " + version + " |")));
    }
}
