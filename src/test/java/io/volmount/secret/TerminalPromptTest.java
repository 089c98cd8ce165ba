package io.volmount.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalPromptTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private boolean echoing = true;

    /** Only what is typed while nothing is shown is read. */
    private Optional<Secret> withEchoOff(Echo.LineReader typing) throws IOException {
        echoing = false;
        Optional<Secret> typed = typing.read();
        echoing = true;
        return typed;
    }

    private TerminalPrompt prompt(boolean present, InputStream in) {
        return new TerminalPrompt(
                present, in, new PrintStream(shown), any -> {}, this::withEchoOff, "Password for" + " sudo");
    }

    @Test
    void takesOneLineAndLeavesTheRest() throws Exception {
        InputStream typed = new ByteArrayInputStream("s3cret\nyes\n".getBytes());
        assertThat(prompt(true, typed).read().characters()).containsExactly("s3cret".toCharArray());
        assertThat(new String(typed.readAllBytes())).isEqualTo("yes\n");
        assertThat(shown).hasToString("Password for sudo: " + System.lineSeparator());
        assertThat(echoing).isTrue();
    }

    @Test
    void nothingTypedOrNobodyThere() {
        InputStream nothing = InputStream.nullInputStream();
        assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(prompt(true, nothing)::read);
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(prompt(false, nothing)::read)
                .withMessage("there is no terminal to prompt at");
    }
}
