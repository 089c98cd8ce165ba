package io.volmount.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in ASCII, so that neither a terminal nor another encoding can be led astray by what a node said. */
final class JsonDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new DeleteToo())
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonDocument() {}

    /** As usual, and U+007F, the one control character that JSON takes for a letter. */
    private static final class DeleteToo extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final char DELETE = 0x7f;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }

    /** Writes the whole document, with its last end of line; never all of it in memory. The writer stays open. */
    static void write(Map<String, Object> document, Writer out) throws IOException {
        try {
            MAPPER.writeValue(out, document);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
        out.write("\n");
        out.flush();
    }

    /** The same as one text, of a document that is known to be small. */
    static String text(Map<String, Object> document) {
        Written written = out -> write(document, out);
        return written.text();
    }

    static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
