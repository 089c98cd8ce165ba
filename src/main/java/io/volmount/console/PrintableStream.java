package io.volmount.console;

import io.volmount.report.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A stream of text on which nothing comes out that a terminal would obey, whoever wrote it and wherever they had it from.
 * Ends of lines and tabs pass, and volmount's own colours where they are wanted. Safe for threads, as every stream to print
 * to. On a terminal its long lines wrap as those of results do, as far as each is printed at once.
 */
public final class PrintableStream extends PrintStream {
    private static final char ESCAPE = '\u001b';

    private final PrintStream behind;

    private PrintableStream(PrintStream behind, BooleanSupplier coloured, UnaryOperator<String> wrapping) {
        super(new Filter(behind, coloured, wrapping), true, StandardCharsets.UTF_8);
        this.behind = behind;
    }

    /**
     * In front of a stream in UTF-8, and in place of one of this kind.
     *
     * @param coloured whether volmount's own colours are wanted; asked when there are some
     */
    public static PrintableStream of(PrintStream stream, BooleanSupplier coloured) {
        return wrapping(stream, coloured, UnaryOperator.identity());
    }

    /**
     * The same for a stream whose lines wrap.
     *
     * @param wrapping of lines without anything that a terminal would obey
     */
    public static PrintableStream wrapping(
            PrintStream stream, BooleanSupplier coloured, UnaryOperator<String> wrapping) {
        return new PrintableStream(behind(stream), coloured, wrapping);
    }

    /** The stream behind it, for whoever moves the cursor, and sees to the text alone. */
    static PrintStream behind(PrintStream stream) {
        return stream instanceof PrintableStream printable ? printable.behind : stream;
    }

    private static final class Filter extends OutputStream {
        private final PrintStream behind;
        private final BooleanSupplier coloured;
        private final UnaryOperator<String> wrapping;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer undecoded = ByteBuffer.allocate(0);
        private String pending = "";

        Filter(PrintStream behind, BooleanSupplier coloured, UnaryOperator<String> wrapping) {
            this.behind = behind;
            this.coloured = coloured;
            this.wrapping = wrapping;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            String text = pending + decoded(bytes, offset, length);
            boolean colours = text.indexOf(ESCAPE) >= 0 && coloured.getAsBoolean();
            int whole = colours ? Printable.beginningOfColour(text) : text.length();
            pending = text.substring(whole);
            behind.print(wrapping.apply(Printable.lines(text.substring(0, whole), colours)));
            checkWritten();
        }

        /** A character may be cut in two by the end of the bytes. */
        private String decoded(byte[] bytes, int offset, int length) {
            ByteBuffer all = ByteBuffer.allocate(undecoded.remaining() + length);
            all.put(undecoded).put(bytes, offset, length).flip();
            CharBuffer text = CharBuffer.allocate(all.remaining());
            decoder.reset().decode(all, text, false);
            undecoded = all.slice();
            return text.flip().toString();
        }

        @Override
        public void flush() throws IOException {
            behind.flush();
            checkWritten();
        }

        /** A stream to print to throws nothing. */
        private void checkWritten() throws IOException {
            if (behind.checkError()) {
                throw new IOException("cannot be written to");
            }
        }
    }
}
