package io.volmount.report;

import java.util.Map;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON documents, in ASCII, so that neither a terminal nor another encoding can be led astray by what a node or a
 * file said.
 */
final class JsonText {
    private JsonText() {}

    /** The document on lines of its own, with its last end of line. */
    static String of(Map<String, Object> document) {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        return mapper.writeValueAsString(document) + "\n";
    }
}
