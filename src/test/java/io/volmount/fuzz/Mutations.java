package io.volmount.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs made of others by small changes, the same for the same seed. */
final class Mutations {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_COPY = 200;
    private static final int MOST_COPIES = 200;

    private final Random random;
    private final List<byte[]> corpus;
    private final List<byte[]> words;

    /** @param words to be put in: what means something somewhere */
    Mutations(long seed, List<byte[]> corpus, List<byte[]> words) {
        this.random = new Random(seed);
        this.corpus = corpus;
        this.words = words;
    }

    byte[] next() {
        byte[] input = any(corpus);
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(1 + random.nextInt(LONGEST_COPY)));
        byte[] range = Arrays.copyOfRange(input, from, to);
        return switch (random.nextInt(8)) {
            case 0 -> replaced(input, from, to, new byte[0]);
            case 1 -> replaced(input, to, to, range);
            case 2 -> replaced(input, to, to, repeated(range, random.nextInt(MOST_COPIES)));
            case 3 -> replaced(input, from, Math.min(input.length, from + 1), new byte[] {(byte) random.nextInt()});
            case 4 -> replaced(input, from, from, any(words));
            case 5 -> replaced(input, from, to, any(words));
            case 6 -> replaced(input, from, to, part(any(corpus)));
            default -> replaced(input, lineStart(input, from), lineStart(input, to), part(input));
        };
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        out.writeBytes(by);
        out.write(input, Math.max(from, to), input.length - Math.max(from, to));
        return out.toByteArray();
    }

    private static byte[] repeated(byte[] range, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(range);
        }
        return out.toByteArray();
    }

    private byte[] part(byte[] input) {
        int from = random.nextInt(input.length + 1);
        return Arrays.copyOfRange(input, from, Math.min(input.length, from + random.nextInt(LONGEST_COPY)));
    }

    private static int lineStart(byte[] input, int at) {
        int start = at;
        while (start > 0 && input[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private byte[] any(List<byte[]> list) {
        return list.get(random.nextInt(list.size()));
    }
}
