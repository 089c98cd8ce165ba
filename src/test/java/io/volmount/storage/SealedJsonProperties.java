package io.volmount.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.TextFile;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever was given is read back as it was written. */
class SealedJsonProperties {
    @Property(tries = 200)
    void everyTextIsReadBack(@ForAll String name, @ForAll String text) {
        SealedJson<RunInputs> json = Documents.inputs();
        RunInputs inputs = new RunInputs(new TextFile(name, text), new TextFile(text, name));

        assertThat(json.decode(new TextFile("inputs.json", json.encode(inputs))))
                .isEqualTo(inputs);
    }
}
