package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.app.context.DefaultsFile;
import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.inventory.Inventories;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages about inventories and playbooks say what their readers know, and what holds when a key is left out. */
class KeyTablesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[A-Za-z.]+`(?:, )?)+) \\|.*\\| ([^|]*) \\|$");
    private static final Pattern KEY = Pattern.compile("`([A-Za-z.]+)`");
    private static final Pattern KNOWN = Pattern.compile("unknown key `zzzzzzzz`; [^:]*: (.*)");

    private static final String PLAYBOOK = """
            version: 1
            zzzzzzzz: 1
            volumes:
              - {path: /dcos/volume0, filesystem: xfs, zzzzzzzz: 1, fstab: {zzzzzzzz: 1}, source: {device: /dev/vdb, zzzzzzzz: 1}}
              - path: /dcos/volume1
                filesystem: ext4
                source: {loopback: {file: /root/volume1.img, size: 200MB, zzzzzzzz: 1}}
              - {path: /dcos/volume2, filesystem: xfs, source: {disks: {zzzzzzzz: 1}}}
            rollout: {zzzzzzzz: 1, perZone: {zzzzzzzz: 1}}
            verify: {zzzzzzzz: 1}
            drain: {zzzzzzzz: 1}
            """;
    private static final String INVENTORY = """
            version: 1
            zzzzzzzz: 1
            defaults: {zzzzzzzz: 1}
            groups:
              g:
                zzzzzzzz: 1
                hosts:
                  - {name: a1, zzzzzzzz: 1}
            """;

    @TempDir
    Path home;

    private Path file(String text) throws IOException {
        return Files.writeString(home.resolve("file.yml"), text);
    }

    private static Page page(String name) {
        return Page.of(Path.of("docs", name));
    }

    /** Every key that a table of the page has a row for, with what the last column says. */
    private static Map<String, String> rows(Page page) {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(page.text()).results().forEach(row -> keys(row).forEach(key -> rows.put(key, row.group(2))));
        return rows;
    }

    private static Stream<String> keys(MatchResult row) {
        return KEY.matcher(row.group(1)).results().map(key -> key.group(1));
    }

    private static Set<String> words(Set<String> keys) {
        Set<String> words = new TreeSet<>();
        keys.forEach(key -> words.addAll(List.of(key.split("\\."))));
        return words;
    }

    private static Set<String> known(InvalidInput refusal) {
        Set<String> known = new TreeSet<>();
        refusal.diagnostics()
                .forEach(diagnostic -> KNOWN.matcher(diagnostic.message())
                        .results()
                        .forEach(found -> known.addAll(List.of(found.group(1).split(", ")))));
        return known;
    }

    @Test
    void theTablesOfPlaybooksHaveEveryKey() throws IOException {
        Path file = file(PLAYBOOK);
        Set<String> known = known(catchThrowableOfType(InvalidInput.class, () -> Playbook.load(file)));

        assertThat(known).hasSizeGreaterThan(20);
        assertThat(words(rows(page("playbook.md")).keySet())).isEqualTo(known);
    }

    @Test
    void theTableOfInventoriesHasEveryKey() throws IOException {
        Path file = file(INVENTORY);
        Set<String> known = known(catchThrowableOfType(InvalidInput.class, () -> Inventories.load(file, home)));

        assertThat(known).hasSizeGreaterThan(10);
        known.removeAll(Set.of("version", "defaults", "groups", "hosts"));
        assertThat(rows(page("inventory.md")).keySet()).isEqualTo(known);
    }

    @Test
    void theTableOfDefaultsHasEveryKey() throws IOException {
        Files.writeString(home.resolve("volmount.yml"), "zzzzzzzz: 1");
        Set<String> known = known(catchThrowableOfType(InvalidInput.class, () -> DefaultsFile.in(home, home)));

        assertThat(rows(page("defaults.md")).keySet()).isEqualTo(known).isNotEmpty();
        Files.writeString(
                home.resolve("volmount.yml"), page("defaults.md").blocks("yml").get(0));
        assertThat(DefaultsFile.in(home, home).values().keySet()).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void whatHoldsWithoutAKeyOfThePlaybookIsWhatItsTableSays() throws IOException {
        Map<String, String> rows = rows(page("playbook.md"));
        String written = """
                version: 1
                volumes: [{path: /dcos/volume0, source: {device: /dev/vdb}, filesystem: ext4, overwrite: $overwrite}]
                activation: $activation
                onFailure: $onFailure
                deviceTimeout: $deviceTimeout
                rollout: {canary: $canary, maxUnavailable: $maxUnavailable, maxFailures: $maxFailures, spread: $spread, soak: $soak}
                verify: {timeout: $timeout, settle: $settle}
                drain: {grace: $grace, onTimeout: $onTimeout}
                """;
        for (Map.Entry<String, String> row : rows.entrySet()) {
            written = written.replace("$" + row.getKey(), row.getValue().replace("`", ""));
        }
        Playbook explicit = Playbook.load(file(written));
        Playbook silent = Playbook.load(file("""
                version: 1
                volumes: [{path: /dcos/volume0, source: {device: /dev/vdb}, filesystem: ext4}]
                drain: {}
                """));

        assertThat(written).doesNotContain("$");
        assertThat(explicit)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(SourceLocation.class)
                .isEqualTo(silent);
        assertThat(explicit.rollout()).isEqualTo(RolloutPolicy.DEFAULT);
        assertThat(explicit.verify()).isEqualTo(VerifyPolicy.DEFAULT);
        assertThat(rows.get("fstab.options"))
                .contains(silent.volumes().get(0).fstab().options());
    }

    @ParameterizedTest
    @MethodSource("io.volmount.pages.Page#all")
    void everyInventoryAndPlaybookOnAPageLoads(Page page) throws IOException {
        for (String block : page.blocks("yaml")) {
            if (Page.isPlaybook(block)) {
                Playbook playbook = Playbook.load(file(block));
                int contents = playbook.volumes().size()
                        + playbook.rules().size()
                        + playbook.absent().size()
                        + playbook.attributes().all().size();
                assertThat(contents).isPositive();
            } else {
                assertThat(Inventories.load(file(block), home).hosts()).isNotEmpty();
            }
        }
    }

    @Test
    void thereAreInventoriesAndPlaybooksOnThePages() {
        assertThat(Page.all().stream().flatMap(page -> page.blocks("yaml").stream()))
                .hasSizeGreaterThan(4);
    }
}
