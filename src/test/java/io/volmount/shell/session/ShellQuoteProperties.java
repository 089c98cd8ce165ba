package io.volmount.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellQuoteProperties {
    private static final List<String> HOSTILE = List.of(
            "'", "\\", "\"", "$(id)", "`id`", "\n", ";", " ", "-n", "*", "~", "!", "é", "漢", "\t", "${PATH}", "\r");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(HOSTILE).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Property(tries = 60)
    void everyShellReadsBackWhatWasQuoted(@ForAll("texts") String text) {
        String script = "TEXT=" + ShellQuote.quote(text) + "\nprintf '%s' \"$TEXT\"\n";
        for (String shell : List.of("dash", "busybox sh", "bash")) {
            assertThat(new LocalShell(shell)
                            .run("", script, Duration.ofMinutes(10))
                            .stdout()
                            .text())
                    .isEqualTo(text);
        }
    }

    @Example
    void aNulIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShellQuote.quote("a\0b"));
    }
}
