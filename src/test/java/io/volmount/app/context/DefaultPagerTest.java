package io.volmount.app.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pager of an operator who has named none. */
class DefaultPagerTest {
    @TempDir
    Path programs;

    private void install(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** What the pager makes of a text where there are only these programs. */
    private String paged() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", "-c", Pager.of(Map.of()).orElseThrow().command())
                .redirectErrorStream(true);
        builder.environment().put("PATH", programs.toString());
        Process pager = builder.start();
        try (var in = pager.getOutputStream()) {
            in.write("a result".getBytes(UTF_8));
        }
        String shown = new String(pager.getInputStream().readAllBytes(), UTF_8);
        assertThat(pager.waitFor()).isZero();
        return shown;
    }

    @Test
    void isLess() throws Exception {
        install("less", "echo in less: $(/bin/cat)");

        assertThat(paged()).isEqualTo("in less: a result\n");
    }

    @Test
    void isNoneWhereThereIsNoLess() throws Exception {
        install("cat", "exec /bin/cat");

        assertThat(paged()).isEqualTo("a result");
    }
}
