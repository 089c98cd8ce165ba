package io.volmount.report.format;

import io.volmount.report.AgentList;
import io.volmount.report.AgentRendering;
import io.volmount.report.AsciiJson;
import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.util.RawValue;

/** One JSON document. */
record JsonFormat(AgentRendering rendering) implements Format {
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
            AsciiJson.DOCUMENTS.writeValue(out, document);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
        out.write("\n");
        out.flush();
    }

    /** An object in the list of a document. */
    private static RawValue part(Map<String, Object> object) {
        return new RawValue(AsciiJson.DOCUMENTS.writeValueAsString(object).replace("\n", "\n  "));
    }
}
