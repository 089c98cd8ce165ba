package io.volmount.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.jline.terminal.Terminal;

/** Terminals of a test, too large for any text. What a stream has available counts as typed ahead. */
public record FakeTerminals(Set<StandardStream> present, ScreenSize size) implements Terminals {
    private static final ScreenSize LARGE = new ScreenSize(1_000, 10_000);

    /** @param numbers of the streams that are terminals, such as {@code 02} */
    public static FakeTerminals on(String numbers) {
        Set<StandardStream> present = new TreeSet<>();
        for (StandardStream stream : StandardStream.values()) {
            if (numbers.contains(Integer.toString(stream.descriptor()))) {
                present.add(stream);
            }
        }
        return new FakeTerminals(present, LARGE);
    }

    /** The same, of this size. */
    public FakeTerminals sized(int columns, int rows) {
        return new FakeTerminals(present, new ScreenSize(columns, rows));
    }

    @Override
    public boolean isTerminal(StandardStream stream) {
        return present.contains(stream);
    }

    @Override
    public ScreenSize size(StandardStream stream) {
        return size;
    }

    @Override
    public void dropTypedAhead(InputStream in) throws IOException {
        Terminals.dropAvailable(in);
    }

    @Override
    public <T> T withEchoOff(Reading<T> reading) throws IOException {
        return reading.read();
    }

    @Override
    public Terminal open() throws IOException {
        throw new IOException("this test has no terminal");
    }
}
