package io.volmount.release;

import io.volmount.lab.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Debian without Java, in a container on the network of this machine; {@code /packages} and {@code /work} are given. */
record Machine(String id) implements AutoCloseable {
    private static final String STATE = "/state";

    static Machine with(Path packages, Path work) throws IOException {
        return new Machine(Ended.said(Docker.run(
                        "-d",
                        "-e",
                        "XDG_STATE_HOME=" + STATE,
                        "-v",
                        packages + ":/packages:ro",
                        "-v",
                        work + ":/work:ro",
                        "-w",
                        "/work",
                        "--entrypoint",
                        "sleep",
                        Lab.image(),
                        "infinity"))
                .strip());
    }

    /** Runs a script of the shell as root. */
    Ended sh(String script) throws IOException {
        return Ended.of(Path.of("."), List.of("docker", "exec", id, "sh", "-c", script));
    }

    /** Every file that differs from the image, in order, without the state of volmount. */
    List<String> changed() throws IOException {
        String differing = Ended.said(List.of("docker", "diff", id));
        String home = sh("find /root -type f -exec ls -l {} +").said();
        return Stream.concat(differing.lines(), home.lines())
                .filter(line -> !line.contains(" " + STATE))
                .sorted()
                .toList();
    }

    @Override
    public void close() throws IOException {
        Ended.said(List.of("docker", "rm", "-f", "-v", id));
    }
}
