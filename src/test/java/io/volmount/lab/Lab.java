package io.volmount.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.DockerClientFactory;

/** What lab agents need from the machine that runs the tests. */
public final class Lab {
    private Lab() {}

    /** The image of the agents. */
    public static String image() {
        return told("image", "volmount-lab-agent");
    }

    /** What things are called that belong to this checkout and this engine alone, so that bin/lab finds them. */
    static String owner() {
        return told("owner", "unowned");
    }

    /** What {@code bin/lab} has written down for the tests. */
    private static String told(String name, String otherwise) {
        try {
            return Files.readString(Path.of("target", "lab", name)).strip();
        } catch (NoSuchFileException notYet) {
            return otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether real agents are a must: then their absence is a failure. */
    static boolean required() {
        return "required".equals(System.getProperty("volmount.lab"));
    }

    /** The checkout that the agents belong to, as {@code bin/lab} names it. */
    static Path home() {
        try {
            return Path.of("").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its containers and networks are found and removed by. */
    public static Map<String, String> labels() {
        return Map.of("volmount.lab", "test", "volmount.lab.home", home().toString());
    }

    /** Why no agents can be had, or empty. */
    static Optional<String> obstacle() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers");
        }
        boolean built = DockerClientFactory.lazyClient().listImagesCmd().exec().stream()
                .flatMap(image -> Optional.ofNullable(image.getRepoTags()).stream())
                .anyMatch(tags -> List.of(tags).contains(image()));
        return built ? Optional.empty() : Optional.of("there is no image " + image());
    }

    /** A port that is free now and below those that the kernel hands out, so that it is still free after a reboot. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
