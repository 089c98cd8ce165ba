package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE tells the floors as the rule about them has them, and names every package. */
class FloorsTableTest {
    private static final Path ROOT = Path.of("src/main/java/io/volmount");
    private static final Path RULE = Path.of("src/test/java/io/volmount/ArchitectureTest.java");
    private static final Pattern FLOORS = Pattern.compile("(?s)FLOORS = List\\.of\\((.*?)\\);");
    private static final Pattern FLOOR = Pattern.compile("(?s)Set\\.of\\((.*?)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z.]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z.]+`(?:, )?)+) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z.]+)`");

    private static Page page() {
        return Page.of(Path.of("ARCHITECTURE.md"));
    }

    private static List<Set<String>> sets(Pattern set, Pattern member, String text) {
        return set.matcher(text)
                .results()
                .map(found -> member.matcher(found.group(1))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void theTableHasTheFloorsOfTheRule() throws IOException {
        String rule = FLOORS.matcher(Files.readString(RULE))
                .results()
                .map(found -> found.group(1) + ")")
                .collect(Collectors.joining());
        List<Set<String>> floors = sets(FLOOR, QUOTED, rule);
        Collections.reverse(floors);

        assertThat(floors).hasSizeGreaterThan(5);
        assertThat(sets(ROW, CODE, page().text())).isEqualTo(floors);
    }

    @Test
    void everyPackageIsNamed() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(file ->
                                    ROOT.relativize(file.getParent()).toString().replace('/', '.')))
                    .hasSizeGreaterThan(20)
                    .allMatch(page().code()::contains);
        }
    }
}
