package io.volmount.storage;

import java.util.Optional;

/**
 * The version of volmount that wrote a file which this one cannot read.
 *
 * @param version from the file; empty if it has none
 */
public record Writer(Optional<String> version) {
    /** As a phrase: {@code volmount 0.3.0}. */
    public String named() {
        return version.map(VolmountVersion::named).orElse("another version of volmount");
    }

    /** The version that can read it, to follow the word "use". */
    public String reader() {
        return version.isPresent() ? named() + " or later" : "that one";
    }
}
