package io.volmount.mesos;

import io.volmount.text.Cut;
import java.net.URI;

/**
 * A master did not answer, or not with anything that can be used. The message is a sentence with the URL, the cause and the
 * remedy; it contains no part of a secret.
 */
public final class MasterUnavailable extends Exception {
    /** Of a URL, which a redirect may have chosen. */
    private static final int LONGEST = 500;

    /** @param predicate such as {@code cannot be reached: ...; check ...} */
    public MasterUnavailable(URI asked, String predicate) {
        super(Cut.beginning(asked.toASCIIString(), LONGEST) + " " + predicate);
    }
}
