package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.dcos.DcosRelease;
import io.volmount.dcos.DcosRelease.Discovery;
import io.volmount.dcos.DcosRelease.Recovery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about versions says what the planner decides by. */
class VersionsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9.]+ \\|.*) \\|$");
    private static final Map<Discovery, String> DISCOVERY = Map.of(
            Discovery.OWN_SERVICE, "its own service",
            Discovery.AGENT_SERVICE, "the agent's service");
    private static final Map<Recovery, String> RECOVERY = Map.of(
            Recovery.UNCHANGED_SINCE_BOOT, "nothing has changed since the boot",
            Recovery.UNCHANGED, "nothing has changed",
            Recovery.NOTHING_LESS, "nothing is gone or less");

    private static List<String> row(DcosRelease release) {
        return List.of(
                release.since().toString(),
                DISCOVERY.get(release.discovery()),
                release.offersForRole() ? "the default role" : "`*`",
                release.cachesSizes() ? "yes" : "no",
                RECOVERY.get(release.recovery()),
                release.hasSocket() ? "yes" : "no");
    }

    @Test
    void theTableHasEveryRangeOfVersions() {
        List<List<String>> rows = ROW.matcher(
                        Page.of(Path.of("docs/versions.md")).text())
                .results()
                .map((MatchResult row) -> List.of(row.group(1).split(" \\| ")))
                .toList();

        assertThat(rows)
                .isEqualTo(DcosRelease.ALL.stream().map(VersionsTableTest::row).toList());
    }
}
