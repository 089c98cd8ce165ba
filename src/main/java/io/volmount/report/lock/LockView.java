package io.volmount.report.lock;

import io.volmount.report.Style;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The state of an agent's lock. */
public record LockView(LockReport report) implements View {
    @Override
    public String schema() {
        return "volmount/lock/v1";
    }

    @Override
    public Map<String, Object> data() {
        return LockData.of(report);
    }

    @Override
    public void text(Style style, Writer out) throws IOException {
        out.write(new LockText(style).render(report));
    }
}
