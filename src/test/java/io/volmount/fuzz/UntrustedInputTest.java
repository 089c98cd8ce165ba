package io.volmount.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever others write: it is read or refused, and never an error of volmount itself. The same inputs each time; {@code
 * src/bench/fuzz.sh} looks for new ones.
 */
class UntrustedInputTest {
    private static final int INPUTS = 20_000;
    private static final long SEED = 20261126;
    private static final int SHOWN = 2000;

    /** Else what is made of a node's answer would not be tried, but the answer refused. */
    @Test
    void theNodesOfTheCorpusAreWhatTheyAreCalled() throws Exception {
        assertThat(NodeLook.plan("blank").verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(NodeLook.plan("provisioned").verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void everyInputOfTheCorpusIsReadOrRefused(Untrusted kind) {
        List<byte[]> corpus = Corpus.of(kind.places());
        assertThat(corpus).isNotEmpty();
        corpus.forEach(input -> read(kind, input));
    }

    @ParameterizedTest
    @EnumSource
    void everyChangedInputIsReadOrRefused(Untrusted kind) {
        Mutations mutations = new Mutations(SEED, Corpus.of(kind.places()), words());
        for (int i = 0; i < INPUTS / Untrusted.values().length; i++) {
            read(kind, mutations.next());
        }
    }

    private static void read(Untrusted kind, byte[] input) {
        try {
            kind.read(input);
        } catch (Throwable broken) {
            String text = new String(input, 0, Math.min(input.length, SHOWN), StandardCharsets.ISO_8859_1);
            throw new AssertionError(kind.word() + " broke on " + input.length + " bytes:\n" + text, broken);
        }
    }

    /** Of the file that the long run uses too: a word a line in double quotes, bytes as {@code \xNN}. */
    private static List<byte[]> words() {
        return Stream.of(new String(Corpus.read("words.dict"), StandardCharsets.US_ASCII).split("\n"))
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.lastIndexOf('"')))
                .map(UntrustedInputTest::bytes)
                .toList();
    }

    private static byte[] bytes(String word) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (word.startsWith("\\x", i)) {
                hex.append(word, i + 2, i + 4);
                i += 3;
            } else {
                i += word.charAt(i) == '\\' ? 1 : 0;
                hex.append(String.format("%02x", (int) word.charAt(i)));
            }
        }
        return HexFormat.of().parseHex(hex.toString().toLowerCase(Locale.ROOT));
    }
}
