package io.volmount.storage;

import java.util.Optional;

/**
 * Who wrote a file that this volmount cannot read.
 *
 * @param version of volmount, as the file tells it; empty if it does not
 */
public record Writer(Optional<String> version) {
    /** As a phrase: {@code volmount 0.3.0}. */
    public String named() {
        return version.map(VolmountVersion::named).orElse("another version of volmount");
    }

    /** Who can read it, for behind the word "use". */
    public String reader() {
        return version.isPresent() ? named() + " or later" : "that one";
    }
}
