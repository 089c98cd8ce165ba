package io.volmount.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.pages.Page;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page about output names every key of a report. */
class JsonKeysTest {
    private static final Pattern KEY = Pattern.compile("`([a-z][A-Za-z\\[\\].]*(?:OUTCOME)?)`(?=[^|]*\\|)");
    private static final Pattern ROWS = Pattern.compile("(?m)^\\| (`[^|]*) \\|");

    @TempDir
    Path home;

    /** Paths of all keys with a value, those of outcomes under one name. */
    private static void collect(JsonNode node, String path, Set<String> keys) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), keys));
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, path + "[]", keys));
        } else {
            keys.add(path.replaceFirst("^summary\\.(?!agents$).*", "summary.OUTCOME"));
        }
    }

    private static Set<String> documented() {
        return ROWS.matcher(Page.of(Path.of("docs/output.md")).text())
                .results()
                .flatMap(row -> KEY.matcher(row.group(1) + " |").results())
                .map(key -> key.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(String json) {
        Set<String> keys = new TreeSet<>();
        collect(JsonMapper.shared().readTree(json), "", keys);
        return keys;
    }

    @Test
    void everyKeyOfAReportIsOnThePage() {
        CliHarness cli = new CliHarness(home);
        cli.agents.put("a2", CliHarness.failing());
        cli.agents.put("a3", CliHarness.silent());
        cli.runWithFiles("plan", "--format", "json");
        Set<String> keys = keys(cli.out());
        cli.runWithFiles("apply", "--yes", "--format", "json");
        keys.addAll(keys(cli.out()));
        cli.runWithFiles("verify", "--format", "json");
        keys.addAll(keys(cli.out()));

        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(documented()).containsAll(keys);
    }
}
