package io.volmount.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.Rendered;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Reports;
import io.volmount.rollout.Fleet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlDiffTest {
    private static Item step(String before, String where, String... added) {
        return new Item(Map.of(
                "fileChange",
                Map.of(
                        "before", before,
                        "after", before,
                        "where", where,
                        "removed", List.of("old"),
                        "added", List.of(added))));
    }

    @Test
    void thePageShowsWhatAPlanChangesInFstab() {
        String page = Rendered.as("html", new ReportView(Reports.ofPlan("plan", "v", List.of(Fleet.planned("a1")))));

        assertThat(page).contains("""
                <b>+++ /etc/fstab</b>
                <span class="note">@@ at the end of the file @@</span>
                <span class="passed">+/root/volume0.img /dcos/volume0 ext4 loop 0 2</span>
                </pre>
                """);
    }

    @Test
    void theLinesOfAFileAreOneDiff() {
        String diff = HtmlDiff.of(List.of(
                        step("/etc/fstab", "end", "one"),
                        step("/etc/other", "unknown"),
                        new Item(Map.of("id", "reboot")),
                        step("/etc/fstab", "end", "<two>")))
                .toString();

        assertThat(diff)
                .containsOnlyOnce("--- /etc/fstab")
                .containsSubsequence("-old", "+one", "-old", "+&lt;two&gt;", "--- /etc/other", "@@ unknown @@");
    }

    @Test
    void whereNoFileChangesThereIsNothing() {
        assertThat(HtmlDiff.of(List.of(new Item(Map.of("id", "reboot")))).toString())
                .isEmpty();
    }
}
