package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be told of the sources without compiling them. */
class SourcesTest {
    private static final int LONGEST = 300;
    private static final int MOST_FILES = 30;

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noFileIsTooLongToBeReadAtOnce() throws IOException {
        assertThat(files(Path.of("src")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(LONGEST));
    }

    @Test
    void noFolderHoldsMoreFilesThanOneCanSurvey() throws IOException {
        assertThat(files(Path.of("src/main/java")).stream()
                        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                .isNotEmpty()
                .allSatisfy((folder, count) ->
                        assertThat(count).as(folder.toString()).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void everyPackageSaysWhatItHolds() throws IOException {
        assertThat(files(Path.of("src/main/java")).stream()
                        .filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .startsWith("/**"));
    }
}
