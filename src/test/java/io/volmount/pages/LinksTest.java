package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a page leads to within the tree is there. */
class LinksTest {
    private static final Pattern ELSEWHERE = Pattern.compile("https?://.*|mailto:.*");

    /** A path from the top of the tree, without a place in it for the reader to fill. */
    private static final Pattern NAMED_FILE =
            Pattern.compile("(?:src|docs|bin|\\.ci|inventories|playbook-templates)(?:/[A-Za-z0-9._-]+)+/?");

    /** The commands of the lab, which are named with what follows {@code bin/lab}. */
    private static String firstWord(String code) {
        return code.split(" ", 2)[0];
    }

    private static boolean leadsSomewhere(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path beside = page.path().resolveSibling(parts[0]).normalize();
        Path target = parts[0].isEmpty() ? page.path() : beside;
        boolean there = Files.exists(target);
        return parts.length == 1 ? there : there && Page.of(target).anchors().contains(parts[1]);
    }

    @ParameterizedTest
    @MethodSource("io.volmount.pages.Page#all")
    void everyLinkLeadsToAFileOrHeadingOfTheTree(Page page) {
        assertThat(page.links())
                .filteredOn(link -> !ELSEWHERE.matcher(link).matches())
                .allMatch(link -> leadsSomewhere(page, link));
    }

    @ParameterizedTest
    @MethodSource("io.volmount.pages.Page#all")
    void everyFileThatIsNamedExists(Page page) {
        assertThat(page.code().stream().map(LinksTest::firstWord))
                .filteredOn(NAMED_FILE.asMatchPredicate())
                .allMatch(file -> Files.exists(Path.of(file)));
    }

    @Test
    void readmeLeadsToEveryPage() {
        Page readme = Page.of(Path.of("README.md"));
        List<String> pages = Page.all().stream()
                .map(Page::toString)
                .filter(page -> !page.equals("README.md"))
                .toList();

        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(readme.links()).containsAll(pages);
    }

    @Test
    void readmeCanBeReadInOneGo() {
        assertThat(Page.of(Path.of("README.md")).text().lines().count()).isLessThanOrEqualTo(200);
    }

    @Test
    void aBrokenLinkIsFound() {
        Page page = Page.of(Path.of("docs/networks.md"));

        assertThat(leadsSomewhere(page, "../README.md#install")).isTrue();
        assertThat(leadsSomewhere(page, "../README.md#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(page, "README.md")).isFalse();
    }
}
