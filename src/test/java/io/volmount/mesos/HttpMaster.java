package io.volmount.mesos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.volmount.document.SourceLocation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server on loopback that answers as its test says, and remembers what it was asked with. */
public final class HttpMaster implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** Answers one question. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private HttpMaster(HttpServer server, Answer answer) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            try {
                answer.to(exchange);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    public static HttpMaster at(String host, int port, Answer answer) throws IOException {
        return new HttpMaster(HttpServer.create(new InetSocketAddress(host, port), 0), answer);
    }

    public static HttpMaster that(Answer answer) throws IOException {
        return at("127.0.0.1", 0, answer);
    }

    public static HttpMaster overTls(SSLContext identity, Answer answer) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        return new HttpMaster(server, answer);
    }

    public static Answer json(String body) {
        return status(200, body, Map.of());
    }

    public static Answer redirect(String location) {
        return status(307, "", Map.of("Location", location));
    }

    public static Answer status(int status, String body, Map<String, String> headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public MasterUrl url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return MasterUrl.parse(scheme + "://127.0.0.1:" + port(), SourceLocation.whole("test"));
    }

    /** One for each question: {@code GET /slaves token=...}. */
    public List<String> asked() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
