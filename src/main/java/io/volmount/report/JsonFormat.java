package io.volmount.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** One JSON document in ASCII, so that text from a node can confuse neither a terminal nor another encoding. */
final class JsonFormat implements Format {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new EscapesWithDelete())
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The standard escapes, and U+007F, the only control character that JSON does not escape. */
    private static final class EscapesWithDelete extends CharacterEscapes {
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

    private final AgentRendering rendering;

    JsonFormat(AgentRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public void write(View view, TextOptions options, Writer out) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", view.schema());
        view.data()
                .forEach((key, value) -> document.put(
                        key, value instanceof AgentList<?> list ? list.written(rendering, JsonFormat::part) : value));
        try {
            MAPPER.writeValue(out, document);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
        out.write("\n");
        out.flush();
    }

    /** An object in the list of a document. */
    private static RawValue part(Map<String, Object> object) {
        return new RawValue(MAPPER.writeValueAsString(object).replace("\n", "\n  "));
    }
}
