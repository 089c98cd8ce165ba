package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.steps.CountedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever reads a file takes steps in proportion to it, to read it or to refuse it in a sentence: of a mebibyte of its
 * worst, so many for each character at most, several times what is taken now by all of them together. What grows with the
 * square of a file would take half a million for each.
 */
class LargestFilesTest {
    private static final int SIZE = 1 << 20;
    private static final long MOST = 1_000;
    private static final CountedReader FILE = new CountedReader(LargestFile.class);

    @TempDir
    Path home;

    /** Each again and again; with what comes once before it, and a bar. */
    static Stream<String> worst() {
        return Stream.of(
                "a| ",
                "a: \"|\\\\",
                "Host |a ",
                "a b=|'",
                "{\"a\": \"| ",
                " ",
                "\n",
                " \n",
                "a",
                "a ",
                "a\n",
                "a: b\n",
                "- a\n",
                "[",
                "{",
                "[a]\n",
                "[a:children]\na\n",
                "{\"a\":",
                "[],",
                "\"",
                "'",
                "#",
                "\\",
                "%h",
                "*?",
                "!a,",
                "a=b ",
                "a[1:2]",
                "[[",
                "Host *\n",
                "Host a*a*a*a*a*a*a*a*\n",
                "Match host a\n",
                "&a *a ",
                "{\"crc\":\"00000000\",\"event\":{}}\n",
                "{\"slaves\":[|{\"id\":\"S\",\"hostname\":\"h\"},",
                "{\"slaves\":[{\"id\":\"S\",\"hostname\":\"h\",\"attributes\":{|\"a\":\"b\",",
                "{\"slaves\":[{\"id\":\"S\",\"hostname\":\"|\\u0061",
                "{\"tasks\":[|{\"id\":\"t\",\"slave_id\":\"S\",\"state\":\"TASK_RUNNING\"},",
                "{\"frameworks\":[|{\"id\":\"f\",\"name\":\"n\"},");
    }

    @ParameterizedTest
    @MethodSource("worst")
    void aFileIsReadOrRefusedInSoManySteps(String worst) throws IOException {
        int bar = worst.indexOf('|');
        String again = worst.substring(bar + 1);
        String text = worst.substring(0, Math.max(0, bar)) + again.repeat(SIZE / again.length());
        Path ini = Files.writeString(home.resolve("hosts"), text);
        Path yaml = Files.writeString(home.resolve("hosts.yml"), text);
        Path directory = Files.createDirectory(home.resolve("directory"));
        Files.writeString(directory.resolve("volmount.yml"), text);
        assertThat(FILE.steps(MOST * SIZE, text, ini.toString(), yaml.toString(), directory.toString()))
                .isPositive();
    }
}
