package io.volmount.release;

import io.volmount.lab.Lab;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Docker. */
final class Docker {
    private Docker() {}

    /** Of a container on the network of this machine, which {@code bin/lab} removes if a test could not. */
    static List<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--network", "host"));
        Lab.labels().forEach((name, value) -> command.addAll(List.of("--label", name + "=" + value)));
        command.addAll(List.of(arguments));
        return command;
    }
}
