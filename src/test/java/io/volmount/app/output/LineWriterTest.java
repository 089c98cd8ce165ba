package io.volmount.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reader that is slow or gone costs lines, and nothing else. */
class LineWriterTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> remarks = new CopyOnWriteArrayList<>();

    private static void add(LineWriter lines, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> lines.add("line " + i, count -> count + " dropped"));
    }

    @Test
    void allLinesAreWrittenBeforeItIsClosed() {
        LineWriter lines = new LineWriter("here", () -> written::add, remarks::add, 50, LONG);
        add(lines, 1, 50);
        lines.close();
        add(lines, 51, 52);
        lines.close();

        assertThat(written).hasSize(50).startsWith("line 1").endsWith("line 50");
        assertThat(remarks).isEmpty();
    }

    @Test
    void whatFindsNoRoomIsDroppedAndTheGapIsMarked() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(4);
        LineWriter lines = new LineWriter(
                "here",
                () -> line -> {
                    stuck.countDown();
                    await(reading);
                    written.add(line);
                    again.countDown();
                },
                remarks::add,
                3,
                LONG);
        add(lines, 1, 1);
        stuck.await();

        add(lines, 2, 9);
        reading.countDown();
        again.await();
        add(lines, 10, 10);
        lines.close();

        assertThat(written).containsExactly("line 1", "line 2", "line 3", "line 4", "5 dropped", "line 10");
        assertThat(remarks).containsExactly("5 events were not written to here, because it is not read fast enough");
    }

    @Test
    void whoNeverReadsIsNotWaitedForForEver() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        LineWriter lines = new LineWriter(
                "here",
                () -> line -> {
                    stuck.countDown();
                    await(never);
                },
                remarks::add,
                10,
                Duration.ofMillis(1));
        add(lines, 1, 1);
        stuck.await();
        add(lines, 2, 4);
        lines.close();

        assertThat(remarks).hasSize(1).first().asString().contains("because it is not read fast enough");
        never.countDown();
    }

    @Test
    void aFailureIsToldOnce() {
        LineWriter lines = new LineWriter(
                "here",
                () -> line -> {
                    throw new IOException("no space left");
                },
                remarks::add,
                10,
                LONG);
        add(lines, 1, 10);
        lines.close();

        assertThat(remarks).containsExactly("no more events are written to here: no space left; the command continues");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }
}
