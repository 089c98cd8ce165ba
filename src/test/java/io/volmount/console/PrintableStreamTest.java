package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableStreamTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private PrintStream stream(boolean coloured) {
        return PrintableStream.of(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> coloured);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "false|a\u001b[31mb\u001b[0m\u0007\u009b2J\u202e\tc|a?[31mb?[0m??2J?\tc",
                "true|a\u001b[31mb\u001b[0m\u0007\u009b2J\u202e\tc|a\u001b[31mb\u001b[0m??2J?\tc",
                "true|\u001b[2J\u001b[8m\u001b[31;8m\u001b]0;x|?[2J?[8m?[31;8m?]0;x",
                "true|größer \uD83D\uDC18|größer \uD83D\uDC18",
            })
    void onlyColoursPassAndOnlyWhereTheyAreWanted(boolean coloured, String printed, String shown) {
        stream(coloured).print(printed);

        assertThat(written()).isEqualTo(shown);
    }

    @Test
    void itDoesNotMatterHowWhatIsPrintedIsCutUp() {
        String text = "größer \uD83D\uDC18\u001b[31m\u001b[32mé\u001b[1;1H\u001b[\u001b[0m\n";
        stream(true).print(text);
        String whole = written();
        bytes.reset();

        PrintStream stream = stream(true);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            stream.write(b);
            stream.flush();
        }

        assertThat(written()).isEqualTo(whole).contains("\u001b[31m\u001b[32mé?[1;1H?[\u001b[0m\n");
    }

    @Test
    void whatCannotBeWrittenIsAnError() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        });
        PrintStream stream = PrintableStream.of(full, () -> false);
        assertThat(stream.checkError()).isFalse();

        stream.println("lost");

        assertThat(stream.checkError()).isTrue();
    }
}
