package io.volmount.lab.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** QEMU's machine protocol (QMP): pulls and plugs what a hand would. Not thread-safe. */
final class Monitor implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private final Lines lines;

    Monitor(Path socket) throws IOException {
        lines = Lines.of(socket);
        execute("qmp_capabilities", Map.of());
    }

    /** What the command returns; fails when QEMU calls it an error. */
    JsonNode execute(String command, Map<String, ?> arguments) {
        lines.send(JsonMapper.shared().writeValueAsString(Map.of("execute", command, "arguments", arguments)));
        while (true) {
            JsonNode said = JsonMapper.shared()
                    .readTree(lines.next(ANSWER).orElseThrow(() -> new AssertionError("no answer to " + command)));
            if (said.has("error")) {
                throw new AssertionError(command + " " + arguments + ": " + said.path("error"));
            }
            if (said.has("return")) {
                return said.path("return");
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
