package io.volmount.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.report.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page works in a real browser. */
class ReportInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int AGENTS = 500;
    private static final String HOSTILE =
            "<script>document.title = 'owned'</script>" + "<img src=x onerror=\"document.title = 'owned'\"><b>bold</b>";
    private static final Pattern SHOWN = Pattern.compile("<details class=\"subject\"(?![^>]* hidden)[^>]*>");

    @TempDir
    Path dir;

    private Path page;

    @BeforeEach
    void write() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "no chromium on this machine");
        page = Files.writeString(dir.resolve("report.html"), Rendered.as("html", LargeRun.of(AGENTS, HOSTILE)));
    }

    /** What the page becomes in the browser, after its script. Whatever it complains about goes to {@code console}. */
    private String opened(String fragment) throws IOException, InterruptedException {
        Path dom = dir.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--user-data-dir=" + dir.resolve("profile"),
                        "--enable-logging=stderr",
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        page.toUri() + fragment)
                .redirectOutput(dom.toFile())
                .redirectError(console().toFile())
                .start();
        try {
            assertThat(browser.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
        return Files.readString(dom);
    }

    private Path console() {
        return dir.resolve("console.log");
    }

    private static long shown(String dom) {
        return SHOWN.matcher(dom).results().count();
    }

    @Test
    void aLargeReportOpensWithoutComplaintAndWhatANodeSaysStaysText() throws Exception {
        String dom = opened("");

        assertThat(shown(dom)).isEqualTo(AGENTS);
        assertThat(dom).contains(AGENTS + " of " + AGENTS);
        assertThat(console()).content().doesNotContain("CONSOLE");
        assertThat(dom)
                .contains("<title>volmount apply \"data volumes\"</title>", "&lt;script&gt;document.title")
                .doesNotContain("<img", "<b>bold");
    }

    @Test
    void theSearchAndTheOutcomesFilter() throws Exception {
        String found = opened("#search=10.0.1.7:22");
        String failed = opened("#outcome=failed");

        assertThat(shown(found)).isOne();
        assertThat(found).contains("1 of " + AGENTS);
        assertThat(shown(failed)).isEqualTo(AGENTS / 97);
    }
}
