package io.volmount.report;

import io.volmount.access.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For programs: documents of the schemas {@code volmount/access/v1} and {@code volmount/agents/v1}. */
final class AccessJson implements AccessFormat {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String agent(Access access, Style style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "volmount/access/v1");
        json.putAll(summary(access));
        json.put(
                "settings",
                AccessSheet.of(access).stream().map(AccessJson::setting).toList());
        json.put("notes", access.notes());
        return JsonDocument.text(json);
    }

    @Override
    public String agents(List<Access> agents, Style style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "volmount/agents/v1");
        json.put("agents", agents.stream().map(AccessJson::summary).toList());
        return JsonDocument.text(json);
    }

    private static Map<String, Object> summary(Access access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", access.name());
        json.put("address", access.endpoint());
        json.put("groups", access.host().groups());
        return json;
    }

    private static Map<String, Object> setting(AccessSheet.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("setting", line.setting());
        json.put("value", line.value());
        json.put("origin", line.origin());
        return json;
    }
}
