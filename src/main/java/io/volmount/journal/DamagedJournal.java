package io.volmount.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A log that is not as it was written. */
public final class DamagedJournal extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedJournal(Path file, int line) {
        super(file + ":" + line + ": this line of the journal is damaged; restore the file from a copy");
    }
}
