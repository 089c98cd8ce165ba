package io.volmount.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A command that is run as a process on this machine. */
record LocalProcess(List<String> words) implements ScriptedServer.Script {
    @Override
    public void run(ScriptedServer.Running command) throws Exception {
        Process process = new ProcessBuilder(words).start();
        CompletableFuture<Void> out = pump(process.getInputStream(), command.stdout());
        CompletableFuture<Void> err = pump(process.getErrorStream(), command.stderr());
        pump(command.stdin(), process.getOutputStream()).thenRun(() -> close(process.getOutputStream()));
        int status = process.waitFor();
        CompletableFuture.allOf(out, err).join();
        command.exit(status);
    }

    private static CompletableFuture<Void> pump(InputStream from, OutputStream to) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            byte[] chunk = new byte[8192];
            try {
                for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
                    to.write(chunk, 0, length);
                    to.flush();
                }
            } catch (IOException | IllegalStateException e) {
                // one of the two has ended
            }
            end.complete(null);
        });
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    private static void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // the process has ended
        }
    }
}
