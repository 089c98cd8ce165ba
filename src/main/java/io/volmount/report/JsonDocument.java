package io.volmount.report;

import java.time.Duration;
import java.util.Map;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in ASCII, so that neither a terminal nor another encoding can be led astray by what a node said. */
final class JsonDocument {
    private JsonDocument() {}

    /** The whole document, with its last end of line. */
    static String text(Map<String, Object> document) {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        return mapper.writeValueAsString(document) + "\n";
    }

    static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
