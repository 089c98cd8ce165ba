package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeLimits;
import io.volmount.steps.CountedReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever parses a node's answer takes steps in proportion to it: of a mebibyte of its worst, so many for each character
 * at most, several times what is taken now. What grows with the square of an answer would take half a million for each.
 */
class LargestAnswersTest {
    private static final long MOST_OF_SECTION = 100;
    private static final long MOST_OF_ANSWER = 300;
    private static final CountedReader SECTION = new CountedReader(LargestSection.class);
    private static final CountedReader ANSWER = new CountedReader(LargestAnswer.class);

    /** What each parser likes least, and lines that are as they should be; with what comes once before it, and a bar. */
    private static final List<String> WORST = List.of(
            "a| ",
            "/dev/vda|\t",
            "a=|'",
            "a=\"|\\",
            "{\"a\":\"|\\\\",
            "(u'/dcos/volume0', |9",
            " ",
            "\n",
            " \n",
            "\n\n ",
            "a",
            "=",
            "a=b\n",
            "\\",
            "\\040",
            "'",
            "\"",
            "[",
            "{\"a\":",
            "{}\n",
            "[],",
            "/",
            "/a ",
            "1:1 ",
            "7:1 /root/a\n",
            "7:1 loop /dev/loop1 0 0 0 /root/a\n",
            "fd:3 /dev/vg0/lv0\n",
            "22 1 8:1 / / rw,relatime shared:1 - xfs /dev/sda1 rw,attr2\n",
            "{\"_PID\":\"7\",\"MESSAGE\":\"x\"}\n",
            "Id=dcos-volume0.mount\n\n",
            "run a\n",
            "\u00e9");

    static Stream<String> sectionNames() {
        return LargestSection.sections().keySet().stream();
    }

    private static String largest(String worst) {
        int bar = worst.indexOf('|');
        String again = worst.substring(bar + 1);
        return worst.substring(0, Math.max(0, bar)) + again.repeat(NodeLimits.FILE / again.length() - 100);
    }

    @ParameterizedTest
    @MethodSource("sectionNames")
    void aSectionIsReadOrRefusedInSoManySteps(String name) {
        for (String worst : WORST) {
            String body = largest(worst);
            assertThat(SECTION.steps(MOST_OF_SECTION * body.length(), name, body))
                    .isPositive();
        }
    }

    static Stream<String> answers() {
        return Stream.concat(
                WORST.stream(),
                Stream.of(
                        "\n@n section a\n",
                        "\n@n failed x\n",
                        "\n@n end\n",
                        "@n ",
                        "sudo",
                        "sudo: a password is required\n",
                        "a ( "));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadOrRefusedInSoManySteps(String worst) {
        String printed = largest(worst);
        assertThat(ANSWER.steps(MOST_OF_ANSWER * printed.length(), printed)).isPositive();
    }
}
