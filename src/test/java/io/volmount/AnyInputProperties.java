package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Diagnostic;
import io.volmount.document.InvalidInput;
import io.volmount.inventory.Inventories;
import io.volmount.playbook.Playbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a file holds, it is either read or refused in sentences. */
class AnyInputProperties {
    private static final Path HOME = Path.of("/home/op");
    private static final List<Path> VALID = List.of(
            Path.of("playbook-templates/disks.yml"),
            Path.of("playbook-templates/loopback.yml"),
            Path.of("inventories/private-agents.yml"),
            Path.of("inventories/per-agent-disks.yml"),
            Path.of("inventories/ansible.ini"),
            Path.of("inventories/ansible.yml"));

    @Property(tries = 1000)
    void aChangedFileIsReadOrRefused(@ForAll("changedFiles") byte[] content) {
        readAs(content, ".yml");
        readAs(content, "");
    }

    @Property(tries = 200)
    void bytesAreReadOrRefused(@ForAll byte[] content) {
        readAs(content, ".yml");
        readAs(content, "");
    }

    @Property
    void aLimitIsReadOrRefused(@ForAll("limits") String text) {
        refusable(() ->
                assertThat(Inventories.load(VALID.get(2), HOME, text).hosts()).isNotEmpty());
    }

    @Provide
    Arbitrary<String> limits() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withChars("ab0123[]-,!*?@ .\u0000").ofMaxLength(12));
    }

    @Provide
    Arbitrary<byte[]> changedFiles() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "\t", "[", "]", "{", "}", "&a ", "*a", ": ", "- ", "\"", "'", "!!binary ", "~", "|\n"),
                Arbitraries.of(
                        "<<: ", "? ", "---\n", "%YAML 9\n", "\u0000", "\uFEFF", "\u2028", "\r", "0x", "${", "=", "#"),
                Arbitraries.of(
                        "\"\\ud800\"", "\"\\0\"", "@", "`", "null", "1e99999", "-1", "[1-99999999]", "[0:9]", "[a]:b"),
                Arbitraries.strings().ofMaxLength(3));
        Arbitrary<Integer> lengths = Arbitraries.of(0, 0, 1, 2, 5, 40);
        Arbitrary<Change> change = Combinators.combine(Arbitraries.doubles().between(0, 1), lengths, pieces)
                .as(Change::new);
        return Combinators.combine(
                        Arbitraries.of(VALID), change.list().ofMinSize(1).ofMaxSize(3))
                .as(AnyInputProperties::changed);
    }

    /** At a share of the file, something is cut out and something else put in. */
    private record Change(double at, int cut, String put) {}

    private static byte[] changed(Path file, List<Change> changes) {
        byte[] content = read(file);
        for (Change change : changes) {
            int at = (int) (change.at * content.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(content, 0, at);
            out.writeBytes(change.put.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(Arrays.copyOfRange(content, Math.min(content.length, at + change.cut), content.length));
            content = out.toByteArray();
        }
        return content;
    }

    private static void readAs(byte[] content, String ending) {
        try {
            Path file = Files.createTempFile("any", ending);
            try {
                Files.write(file, content);
                refusable(() -> assertThat(Playbook.load(file).volumes()).isNotEmpty());
                refusable(() -> assertThat(Inventories.load(file, HOME).hosts()).isNotEmpty());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInput e) {
            assertThat(e.diagnostics())
                    .isNotEmpty()
                    .allSatisfy(diagnostic -> assertThat(diagnostic)
                            .extracting(Diagnostic::message)
                            .asString()
                            .hasSizeGreaterThan(20)
                            .matches("\\P{Cntrl}+"));
        }
    }
}
