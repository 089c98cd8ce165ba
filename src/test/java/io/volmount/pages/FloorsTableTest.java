package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of floors in ARCHITECTURE names every package, and none besides. */
class FloorsTableTest {
    private static final Path ROOT = Path.of("src/main/java/io/volmount");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|`]*\\| ((?:`[a-z.]+`(?:, )?)+) \\|");
    private static final Pattern PACKAGE = Pattern.compile("`([a-z.]+)`");

    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> ROOT.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void itNamesEveryPackage() throws IOException {
        Set<String> named = ROW.matcher(Page.of(Path.of("ARCHITECTURE.md")).text())
                .results()
                .flatMap(row -> PACKAGE.matcher(row.group(1)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(packages());
    }
}
