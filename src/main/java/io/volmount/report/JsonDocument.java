package io.volmount.report;

import java.time.Duration;
import java.util.Map;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in ASCII, so that neither a terminal nor another encoding can be led astray by what a node said. */
final class JsonDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The one control character that JSON takes for a letter. */
    private static final String DELETE = "\u007f";

    private JsonDocument() {}

    /** The whole document, with its last end of line. */
    static String text(Map<String, Object> document) {
        return MAPPER.writeValueAsString(document).replace(DELETE, "\\u007f") + "\n";
    }

    static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
