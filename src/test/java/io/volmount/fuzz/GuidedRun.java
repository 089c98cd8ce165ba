package io.volmount.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a fuzzer comes in that looks for inputs which reach new branches: Jazzer, as {@code src/bench/fuzz.sh} starts it. */
public final class GuidedRun {
    private static final Untrusted KIND = Untrusted.valueOf(System.getProperty("volmount.fuzz", "FSTAB"));

    private GuidedRun() {}

    /** Called by the fuzzer once: classes that the corpus needs are loaded before any input's time is taken. */
    public static void fuzzerInitialize() {
        Corpus.of(KIND.places()).forEach(GuidedRun::tried);
    }

    private static void tried(byte[] input) {
        try {
            KIND.read(input);
        } catch (Exception | AssertionError broken) {
            // the fuzzer will find it too, and tell
        }
    }

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        KIND.read(input);
    }

    /** Writes each reader's corpus to {@code FOLDER/READER}, of which the first argument names FOLDER, and names them all. */
    public static void main(String... arguments) throws IOException {
        for (Untrusted kind : Untrusted.values()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], kind.name()));
            List<byte[]> corpus = Corpus.of(kind.places());
            for (int i = 0; i < corpus.size(); i++) {
                Files.write(folder.resolve(String.valueOf(i)), corpus.get(i));
            }
            System.out.println(kind.name());
        }
    }
}
