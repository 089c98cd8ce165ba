package io.volmount.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Inputs to begin with, and those that once failed: files below one folder. */
final class Corpus {
    private static final Path ROOT = Path.of("src/test/resources/io/volmount/fuzz");

    private Corpus() {}

    static byte[] read(String name) {
        return read(ROOT.resolve(name));
    }

    /** What is in these files and folders, in the order of their names. */
    static List<byte[]> of(List<Path> places) {
        List<byte[]> inputs = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(Files::isRegularFile).sorted().map(Corpus::read).forEach(inputs::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inputs;
    }

    /** The folder of a reader's own inputs. */
    static Path folder(String name) {
        return ROOT.resolve(name);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
