package io.volmount.mesos;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of an answer as they arrive, for one thread, until a moment at which a read fails. The JDK's own stream waits as
 * long as the server likes.
 */
final class AnswerBody extends InputStream implements BodySubscriber<AnswerBody> {
    /** As {@code System.nanoTime} counts. */
    private final long end;

    /** Some buffers, or none at the end of the answer. */
    private final BlockingQueue<Optional<List<ByteBuffer>>> arrived = new LinkedBlockingQueue<>();

    private volatile Optional<Flow.Subscription> subscription = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean closed;
    private Iterator<ByteBuffer> buffers = Collections.emptyIterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    AnswerBody(long end) {
        this.end = end;
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = Optional.of(begun);
        if (closed) {
            begun.cancel();
        } else {
            begun.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        arrived.add(Optional.of(some));
    }

    @Override
    public void onError(Throwable lost) {
        failure = Optional.of(lost);
        arrived.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        arrived.add(Optional.empty());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        while (!current.hasRemaining()) {
            if (buffers.hasNext()) {
                current = buffers.next();
            } else if (!receive()) {
                return -1;
            }
        }
        int count = Math.min(length, current.remaining());
        current.get(bytes, offset, count);
        return count;
    }

    /** Waits for more; false at the end. */
    private boolean receive() throws IOException {
        if (ended) {
            return false;
        }
        Optional<List<ByteBuffer>> next = await();
        if (next.isPresent()) {
            buffers = next.get().iterator();
            subscription.ifPresent(more -> more.request(1));
            return true;
        }
        ended = true;
        if (failure.isPresent()) {
            throw new IOException(failure.get().getMessage(), failure.get());
        }
        return false;
    }

    private Optional<List<ByteBuffer>> await() throws IOException {
        try {
            long left = end - System.nanoTime();
            Optional<List<ByteBuffer>> next = left > 0 ? arrived.poll(left, TimeUnit.NANOSECONDS) : null;
            if (next == null) {
                throw new HttpTimeoutException("the answer is not complete");
            }
            return next;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Receives no more. */
    @Override
    public void close() {
        closed = true;
        subscription.ifPresent(Flow.Subscription::cancel);
    }
}
