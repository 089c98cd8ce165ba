package io.volmount.report;

import java.util.Map;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in ASCII, so that text from a node can confuse neither a terminal nor another encoding. */
public final class AsciiJson {
    /** Writes documents, with indentation. */
    public static final JsonMapper DOCUMENTS =
            mapper().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper LINES = mapper().build();

    private AsciiJson() {}

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .characterEscapes(new EscapesWithDelete())
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build());
    }

    /** An object on one line, without its end. */
    public static String line(Map<String, Object> object) {
        return LINES.writeValueAsString(object);
    }

    /** The standard escapes, and U+007F, the only control character that JSON does not escape. */
    private static final class EscapesWithDelete extends CharacterEscapes {
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
}
