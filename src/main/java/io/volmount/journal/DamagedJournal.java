package io.volmount.journal;

import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A log that is not as it was written, or that another version wrote. */
public final class DamagedJournal extends IOException {
    private static final long serialVersionUID = 1L;

    private DamagedJournal(Path file, int line, String sentence) {
        super(file + ":" + line + ": this line of the journal " + sentence);
    }

    static DamagedJournal damaged(Path file, int line) {
        return new DamagedJournal(file, line, "is damaged; restore the file from a copy");
    }

    static DamagedJournal senseless(Path file, int line) {
        return new DamagedJournal(
                file, line, "tells of what cannot have happened in this run; restore the file from a copy");
    }

    static DamagedJournal endless(Path file, int line, int most) {
        return new DamagedJournal(
                file, line, "has more than " + (most >> 20) + " MB, which no event has; restore the file from a copy");
    }

    /** @param writer the version of volmount that wrote it, if that is known */
    static DamagedJournal foreign(Path file, int line, Optional<String> writer) {
        String another = writer.map(VolmountVersion::named).orElse("another version of volmount");
        return new DamagedJournal(
                file,
                line,
                "was written by " + another + ", which " + VolmountVersion.named(VolmountVersion.current())
                        + " cannot read; use "
                        + (writer.isPresent() ? another + " or later" : "that one") + " for this run");
    }
}
