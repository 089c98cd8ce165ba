package io.volmount.report.forecast;

import io.volmount.rehearsal.Forecast;
import io.volmount.report.Style;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The result of a rehearsal. */
public record ForecastView(Forecast forecast) implements View {
    @Override
    public String schema() {
        return "volmount/rehearsal/v1";
    }

    @Override
    public Map<String, Object> data() {
        return ForecastData.of(forecast);
    }

    @Override
    public void text(Style style, Writer out) throws IOException {
        out.write(new ForecastText(style).render(forecast));
    }
}
