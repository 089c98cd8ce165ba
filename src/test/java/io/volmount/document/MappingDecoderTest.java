package io.volmount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingDecoderTest {
    private static final Decoder<Integer> EVERYTHING = MappingDecoder.of("a test", fields -> {
        fields.version("1");
        fields.required("name", Scalars.text());
        fields.optional("count", Scalars.integer(1, 9));
        fields.optional("wait", Scalars.duration());
        fields.optional("colours", Decoder.list(Scalars.word("colour", List.of("red", "green"), colour -> colour)));
        fields.optional("key", new PathDecoder(Path.of("/home/op"), Path.of("/inv")));
        fields.optional("sure", Scalars.bool());
        return Optional.of(1);
    });

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        assertThat(problemsOf("""
                version: 2
                nmae: a
                count: 10
                wait: 30
                colours: [red, gren, blue]
                key: ~root/id
                sure: perhaps
                something-else: 1
                """))
                .containsExactly(
                        "f.yml:1:1: the key `name` is missing here; a test needs it",
                        "f.yml:1:10: unsupported version `2`; write `version: 1`",
                        "f.yml:2:1: unknown key `nmae`; did you mean `name`?",
                        "f.yml:3:8: expected a whole number from 1 to 9 here, found `10`",
                        "f.yml:4:7: expected a duration such as 30s, 10m or 1h30m here, found `30`",
                        "f.yml:5:16: unknown colour `gren`; did you mean `green`?",
                        "f.yml:5:22: unknown colour `blue`; expected one of: red, green",
                        "f.yml:6:6: `~root/id` names another user's home directory; write the full path",
                        "f.yml:7:7: expected true or false here, found `perhaps`",
                        "f.yml:8:1: unknown key `something-else`;"
                                + " expected one of: version, name, count, wait, colours, key, sure");
    }

    @Test
    void aValueOfTheWrongKindIsNamedByItsKind() {
        assertThat(problemsOf("version: 1\nname: [a]\ncount:\ncolours: red\n"))
                .containsExactly(
                        "f.yml:2:7: expected text here, found a list",
                        "f.yml:3:7: expected text here, found nothing",
                        "f.yml:4:10: expected a list here, found text");
        assertThat(problemsOf("- a"))
                .containsExactly("f.yml:1:1: expected a test (keys with values) here, found a list");
    }

    @Test
    void whatATerminalWouldObeyIsShownAsCode() {
        assertThat(problemsOf("version: 1\nname: a\n\"\\e[31m\\u202e\": x\n").get(0))
                .startsWith("f.yml:3:1: unknown key `\\u001b[31m\\u202e`; ");
        assertThat(problemsOf("version: 1\nname: \"a\\nb\"\n"))
                .containsExactly("f.yml:2:7: control characters or line breaks in `a\\u000ab`; remove them");
    }

    @Test
    void pathsStartAtHomeOrAtTheBase() {
        PathDecoder decoder = new PathDecoder(Path.of("/home/op"), Path.of("/inv"));

        assertThat(decoder.read(scalar("~/.ssh/id"), new Diagnostics())).contains(Path.of("/home/op/.ssh/id"));
        assertThat(decoder.read(scalar("keys/id"), new Diagnostics())).contains(Path.of("/inv/keys/id"));
        assertThat(decoder.read(scalar("/etc/id"), new Diagnostics())).contains(Path.of("/etc/id"));
    }

    private static Node scalar(String text) {
        return new Node.Scalar(SourceLocation.whole("f.yml"), text);
    }

    private static List<String> problemsOf(String text) {
        Diagnostics diagnostics = new Diagnostics();
        EVERYTHING.read(YamlDocument.read(new TextFile("f.yml", text), diagnostics), diagnostics);
        return catchThrowableOfType(InvalidInput.class, diagnostics::throwIfAny).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
