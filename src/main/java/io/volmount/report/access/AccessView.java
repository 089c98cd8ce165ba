package io.volmount.report.access;

import io.volmount.access.Access;
import io.volmount.report.Printable;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * How one agent is reached: every value and where it comes from.
 *
 * @param given the values of options that are not on the command line
 */
public record AccessView(Access access, List<GivenValue> given) implements View {
    @Override
    public String schema() {
        return "volmount/access/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = AgentsView.summary(access);
        data.put("settings", settings().map(AccessView::setting).toList());
        data.put("notes", access.notes());
        return data;
    }

    private Stream<AccessSettings.Setting> settings() {
        return Stream.concat(
                AccessSettings.of(access).stream(),
                given.stream().map(value -> new AccessSettings.Setting(value.name(), value.value(), value.origin())));
    }

    private static Map<String, Object> setting(AccessSettings.Setting setting) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("setting", setting.name());
        data.put("value", setting.value());
        data.put("origin", setting.origin());
        return data;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        List<AccessSettings.Setting> settings = settings().toList();
        Column names = Column.of(settings, AccessSettings.Setting::name);
        Column values = Column.of(settings, AccessView::value);
        SortedSet<String> groups = access.host().groups();
        out.write(options.style().strong(Printable.of(access.name())) + "\n");
        for (AccessSettings.Setting setting : settings) {
            out.write("  " + names.padded(setting.name()) + values.padded(value(setting))
                    + options.style().faint(Printable.of(setting.origin())) + "\n");
        }
        if (!groups.isEmpty()) {
            out.write("  " + names.padded("groups") + Printable.of(String.join(", ", groups)) + "\n");
        }
        for (String note : access.notes()) {
            out.write(options.style().warning("note: " + Printable.of(note)) + "\n");
        }
    }

    private static String value(AccessSettings.Setting setting) {
        return Printable.of(setting.value().toString());
    }
}
