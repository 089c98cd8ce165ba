package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    private static final Inventory INVENTORY = Read.inventory("i.yml", """
            version: 1
            groups:
              aws: {hosts: ["a[1-4]", b1]}
              rack: {hosts: [a2, c1]}
            """);

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | a1 a2 a3 a4 b1 c1",
                "* | a1 a2 a3 a4 b1 c1",
                "b1,a1 | a1 b1",
                "rack | a2 c1",
                "a* | a1 a2 a3 a4",
                "?1 | a1 b1 c1",
                "a[1,3-4] | a1 a3 a4",
                "!a1 | a2 a3 a4 b1 c1",
                "!rack, !b1 | a1 a3 a4",
                "aws,!a[1-2] | a3 a4 b1",
                "!a2,rack | c1",
            })
    void patternsChooseAgentsInTheOrderOfTheInventory(String patterns, String expected) {
        assertThat(chosen(patterns)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a9 | --limit: no agent or group is named `a9`; did you mean `a1`?",
                "a[3-5] | --limit: no agent or group is named `a5`; did you mean `a1`?",
                "all,!rakc | --limit: no agent or group is named `rakc`; did you mean `rack`?",
                "x* | --limit: no agent or group is named `x*`;" + " `volmount inventory list` lists all agents",
                "rack,!rack | --limit: the patterns select no agent; select at least one",
                "a1,,b1 | --limit: a pattern is empty; name an agent, a group, or `all`",
                "a[1 | --limit: `a[1` has an unmatched bracket; write a range as in a[01-17]",
                "@/absent | /absent: no such file; check the path (a relative path starts at the current directory)",
            })
    void aSlipNeitherAddsNorLosesAnAgent(String patterns, String expected) {
        assertRefused(patterns, expected);
    }

    @Test
    void aFileHoldsAPatternOnEveryLine() throws IOException {
        Path file = Files.writeString(dir.resolve("part"), "# half\na[1-2]\n\n  rack # all of it\n!a2\n");

        assertThat(chosen("@" + file)).isEqualTo("a1 c1");
        assertThat(chosen("aws,@" + Files.writeString(file, "b1"))).isEqualTo("a1 a2 a3 a4 b1");
        assertThat(chosen("!@" + file)).isEqualTo("a1 a2 a3 a4 c1");
    }

    @Test
    void anEmptyFileDoesNotMeanEveryAgent() throws IOException {
        Path file = Files.writeString(dir.resolve("failed"), "# none\n\n");

        assertRefused(
                "@" + file,
                file + ": the file contains no pattern, which could mean no agent or every agent; write at least one,"
                        + " or omit the file");
    }

    @Test
    void aMistakeInAFileStandsWhereItIs() throws IOException {
        Path file = Files.writeString(dir.resolve("part"), "a1\n a7\n");
        assertRefused("@" + file, file + ":2:2: no agent or group is named `a7`; did you mean `a1`?");

        Files.writeString(file, "a1,a2\n@more");
        assertRefused(
                "@" + file,
                file + ":1:1: `a1,a2` is not allowed in a pattern file; write one name, group, glob or range per"
                        + " line\n" + file + ":2:1: `@more` is not allowed in a pattern file; write one name, group,"
                        + " glob or range per line");
    }

    private static String chosen(String patterns) {
        return String.join(
                " ",
                Limit.parse(patterns).of(INVENTORY.hosts()).stream()
                        .map(Host::name)
                        .toList());
    }

    private static void assertRefused(String patterns, String expected) {
        assertThatThrownBy(() -> Limit.parse(patterns).of(INVENTORY.hosts()))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(expected);
    }
}
