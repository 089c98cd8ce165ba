package io.volmount.ssh.hostkey;

import io.volmount.ssh.TestKeys;
import io.volmount.ssh.key.HostKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/** Another process that takes up new keys: one key for all hosts, and unlike any other process's. */
final class KeyAdder {
    private KeyAdder() {}

    /** Starts it; it prints how many hosts' keys it was the one to accept. */
    static Process start(Path file, int hosts) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyAdder.class.getName(),
                        file.toString(),
                        String.valueOf(hosts))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        HostKey key = HostKey.of(TestKeys.ecdsa().getPublic());
        AcceptedHostKeys newKeys = new AcceptedHostKeys(time -> untilFree(file), remark -> {});
        long trusted = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj(i -> newKeys.accept(
                        AcceptedHostKeysTest.target(file, "a" + i, 22), AcceptedHostKeysTest.unknown(key)))
                .filter(HostKeyVerdict.Trusted.class::isInstance)
                .count();
        System.out.println(trusted);
    }

    /** Waits for the lock beside the file, however long others hold it. */
    private static void untilFree(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            channel.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
