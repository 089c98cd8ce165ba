package io.volmount.mesos.maintenance;

import com.sun.net.httpserver.HttpExchange;
import io.volmount.mesos.HttpMaster;
import io.volmount.mesos.MasterCredentials;
import io.volmount.mesos.MesosMaster;
import io.volmount.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A master with one agent, S1, on loopback; answers each endpoint with a text and remembers what is posted. */
final class DrainingMaster implements AutoCloseable {
    static final String TOKEN = "aToken";
    static final String WITHOUT_DRAINING = "";
    static final String ABLE = "\"deactivated\":false,\"capabilities\":[\"MULTI_ROLE\",\"AGENT_DRAINING\"]";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, HttpMaster.Answer> calls = new ConcurrentHashMap<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final HttpMaster http;

    DrainingMaster() throws IOException {
        answer("/maintenance/schedule", "{}");
        answer("/maintenance/status", "{}");
        tasks(3);
        http = HttpMaster.that(this::answer);
    }

    /** @param fields of the agent, besides those that each has */
    DrainingMaster agent(String fields) {
        return answer(
                "/slaves",
                "{\"slaves\":[{\"id\":\"S1\",\"hostname\":\"Node1\",\"pid\":\"slave(1)@10.0.1.11:5051\",\"active\":true"
                        + (fields.isEmpty() ? "" : ",") + fields + "}],\"recovered_slaves\":[]}");
    }

    DrainingMaster drained(String state, long nanoseconds) {
        return agent("\"deactivated\":true,\"capabilities\":[\"AGENT_DRAINING\"],\"drain_info\":{\"state\":\"" + state
                + "\",\"config\":{\"max_grace_period\":{\"nanoseconds\":" + nanoseconds + "},\"mark_gone\":false}}");
    }

    DrainingMaster tasks(int running) {
        return answer(
                "/state-summary",
                "{\"slaves\":[{\"id\":\"S1\",\"TASK_STAGING\":0,\"TASK_STARTING\":0,\"TASK_RUNNING\":" + running
                        + ",\"TASK_KILLING\":0,\"TASK_FINISHED\":7}]}");
    }

    DrainingMaster answer(String path, String json) {
        answers.put(path, json);
        return this;
    }

    /** What it does with a call; the document was read. */
    DrainingMaster call(String path, HttpMaster.Answer answer) {
        calls.put(path, answer);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            HttpMaster.json(answers.getOrDefault(path, "{\"slaves\":[]}")).to(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.add(path + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
        if (path.equals("/maintenance/schedule") && !calls.containsKey(path)) {
            answers.put(path, body);
        }
        calls.getOrDefault(path, HttpMaster.status(200, "", Map.of())).to(exchange);
    }

    AgentDrains drains() {
        return new MasterDrains(master());
    }

    MesosMaster master() {
        return new MesosMaster(
                http.url(), new MasterCredentials.Token(Secret.of(TOKEN.toCharArray())), Optional.empty());
    }

    HttpMaster http() {
        return http;
    }

    /** {@code PATH TYPE BODY}. */
    List<String> posted() {
        return posted;
    }

    @Override
    public void close() {
        http.close();
    }
}
