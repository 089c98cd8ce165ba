package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A result with who asked for it, when and with what. People who read the text have just typed that; whoever reads a page or a
 * document was not there.
 *
 * @param time from the beginning of the command until it had the result
 */
public record RequestedView(View result, Request request, Period time) implements View {
    @Override
    public String schema() {
        return result.schema();
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        CircumstancesData.put(time, json);
        json.put("request", CircumstancesData.of(request));
        json.putAll(result.data());
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        result.text(options, out);
    }
}
