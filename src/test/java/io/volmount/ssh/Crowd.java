package io.volmount.ssh;

import io.volmount.ssh.connection.SshConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Many who connect at the same time. */
public final class Crowd implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<SshConnection>> results = new ArrayList<>();

    public Crowd(int size, Callable<SshConnection> connecting) {
        for (int i = 0; i < size; i++) {
            CompletableFuture<SshConnection> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    result.complete(connecting.call());
                } catch (Exception e) {
                    result.completeExceptionally(e);
                }
            });
            threads.add(thread);
            results.add(result);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Returns when this many of them wait for somebody else. */
    public void awaitWaiting(int count) {
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.WAITING)
                        .count()
                < count) {
            Thread.yield();
        }
    }

    List<SshConnection> connections() throws Exception {
        List<SshConnection> connections = new ArrayList<>();
        for (CompletableFuture<SshConnection> result : results) {
            connections.add(result.get(10, TimeUnit.MINUTES));
        }
        return connections;
    }

    public List<Throwable> failures() {
        return results.stream()
                .map(result -> result.handle((connection, failure) -> failure)
                        .orTimeout(10, TimeUnit.MINUTES)
                        .join())
                .toList();
    }

    @Override
    public void close() {
        results.forEach(result -> result.thenAccept(SshConnection::close));
    }
}
