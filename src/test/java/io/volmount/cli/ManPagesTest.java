package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages say what the commands say, and roff has nothing to complain about. */
class ManPagesTest {
    @TempDir
    Path man;

    @BeforeEach
    void write() throws IOException {
        ManPages.main(man.toString());
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(man)) {
            return files.sorted().toList();
        }
    }

    /** A page as man(1) shows it on 80 columns, and before it what roff complains about. */
    private static String shown(Path page) throws Exception {
        Process groff = new ProcessBuilder("groff", "-man", "-ww", "-Tascii", "-P-cbou", page.toString())
                .redirectErrorStream(true)
                .start();
        String shown = new String(groff.getInputStream().readAllBytes(), UTF_8);
        assertThat(groff.waitFor()).as(shown).isZero();
        return shown;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void everyCommandHasAPage() throws IOException {
        assertThat(pages().stream().map(page -> page.getFileName().toString()))
                .hasSizeGreaterThan(20)
                .contains("volmount.1", "volmount-plan.1", "volmount-runs-show.1", "volmount-completion.1")
                .doesNotContain("volmount-completion-names.1");
    }

    @Test
    void aPageHasWhatTheHelpHas() throws IOException {
        assertThat(man.resolve("volmount-plan.1"))
                .content()
                .startsWith(".TH VOLMOUNT\\-PLAN 1 \"\" \"volmount ")
                .contains(
                        ".SH NAME\nvolmount\\-plan \\- Show exactly what apply would do on every agent\n",
                        ".SS Connection\n",
                        "\\fB\\-l\\fR, \\fB\\-\\-limit\\fR=\\fIPATTERN\\fR\nOnly these agents",
                        ".SH EXAMPLES\n.nf\n",
                        "volmount plan \\-i inventory.yml \\-p playbook.yml\n",
                        ".SH SEE ALSO\n\\fBvolmount\\fR(1)\n");
        assertThat(man.resolve("volmount.1"))
                .content()
                .contains(".SH EXIT STATUS\n", "\\fBvolmount\\-plan\\fR(1)\n", "130");
    }

    @Test
    void roffHasNothingToComplainAbout() throws Exception {
        assumeTrue(isInstalled("groff"), "groff is not installed");
        for (Path page : pages()) {
            assertThat(shown(page))
                    .as(page.toString())
                    .doesNotContain("troff:", "groff:")
                    .contains("NAME", "SYNOPSIS");
        }
        assertThat(shown(man.resolve("volmount-plan.1"))).contains("--limit=PATTERN", "'rack-a,!a[17-20]'");
    }
}
