package io.volmount.mesos;

import java.io.IOException;

/** Reads an answer of a master; it need not read it to its end. */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * @throws UnusableAnswer if a master would not answer so
     * @throws IOException if the connection fails
     */
    T read(JsonAnswer answer) throws IOException;
}
