package io.volmount.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SealedJsonTest {
    private static final RunInputs INPUTS =
            new RunInputs(new TextFile("i.yml", "version: 1\n"), new TextFile("p.yml", "name: Bücher\n"));

    private final SealedJson<RunInputs> json = Documents.inputs();

    private RunInputs decode(String text) {
        return json.decode(new TextFile("inputs.json", text));
    }

    private void assertRefused(String text, String sentence) {
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("inputs.json: " + sentence + "; restore it from a copy");
    }

    @Test
    void aDocumentThatWasLaidOutAnewIsWholeStill() {
        String compact = JsonMapper.shared().readTree(json.encode(INPUTS)).toString();

        assertThat(compact).doesNotContain("\n").isNotEqualTo(json.encode(INPUTS));
        assertThat(decode(compact)).isEqualTo(INPUTS);
    }

    @Test
    void aChangeIsFound() {
        assertRefused(
                json.encode(INPUTS).replace("version: 1", "version: 2"),
                "this was changed or damaged after it was written");
        assertRefused(
                json.encode(INPUTS).replace("sha256:", "sha256:0"), "this was changed or damaged after it was written");
    }

    @Test
    void aTornOneIsFound() {
        String whole = json.encode(INPUTS);

        assertRefused(
                whole.substring(0, whole.length() / 2),
                "this contains no inputs that volmount wrote, or only a part of one");
        assertRefused("", "this contains no inputs that volmount wrote");
    }

    @Test
    void somethingElseIsToldFromALaterVersion() {
        assertRefused("[1]", "this contains no inputs that volmount wrote");
        assertRefused("{\"schema\": \"volmount/report/v1\"}", "this contains no inputs that volmount wrote");
    }

    @Test
    void aLaterVersionIsRecognizedByItsNumberIfItSaysIt() {
        String later = json.encode(INPUTS).replace("inputs/v1", "inputs/v12");

        assertThatThrownBy(() -> decode(later.replace(VolmountVersion.current(), "9.8.7")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("inputs.json: this was written by volmount 9.8.7, and "
                        + VolmountVersion.named(VolmountVersion.current())
                        + " cannot read it (it has the schema volmount/inputs/v12 and not volmount/inputs/v1); use"
                        + " volmount 9.8.7 or later");
        assertThatThrownBy(() -> decode(later.replaceFirst("\"volmount\" : [^\n]*\n", "")))
                .hasMessageStartingWith("inputs.json: this was written by another version of volmount, and ")
                .hasMessageEndingWith("; use that one");
    }
}
