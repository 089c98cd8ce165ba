package io.volmount.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.volmount.terminal.ScreenSize;
import io.volmount.terminal.StandardStream;
import io.volmount.terminal.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;

class TerminalPromptTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    /** Shows what happens to it among what is printed on it. */
    private final class Screen implements Terminals {
        @Override
        public boolean isTerminal(StandardStream stream) {
            return true;
        }

        @Override
        public ScreenSize size(StandardStream stream) {
            return ScreenSize.USUAL;
        }

        @Override
        public void dropTypedAhead(InputStream in) {
            shown.writeBytes("<dropped>".getBytes());
        }

        @Override
        public <T> T withEchoOff(Reading<T> reading) throws IOException {
            shown.writeBytes("<silent>".getBytes());
            T read = reading.read();
            shown.writeBytes("<echoing>".getBytes());
            return read;
        }

        @Override
        public Terminal open() {
            throw new UnsupportedOperationException();
        }
    }

    private TerminalPrompt prompt(boolean present, InputStream in) {
        return new TerminalPrompt(present, in, new PrintStream(shown), new Screen(), "Password for sudo");
    }

    @Test
    void takesOneLineAndLeavesTheRest() throws Exception {
        InputStream typed = new ByteArrayInputStream("s3cret\nyes\n".getBytes());
        assertThat(prompt(true, typed).read().characters()).containsExactly("s3cret".toCharArray());
        assertThat(new String(typed.readAllBytes())).isEqualTo("yes\n");
    }

    @Test
    void whatIsTypedOnceTheQuestionIsThereIsNeitherShownNorDropped() throws Exception {
        prompt(true, new ByteArrayInputStream("s3cret\n".getBytes())).read();

        assertThat(shown).hasToString("<silent><dropped>Password for sudo: <echoing>" + System.lineSeparator());
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
