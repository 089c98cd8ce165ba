package io.volmount.journal;

import io.volmount.storage.VolmountVersion;
import io.volmount.storage.Writer;
import java.io.IOException;
import java.nio.file.Path;

/** A journal that is damaged or was written by a later version. */
public final class DamagedJournal extends IOException {
    private DamagedJournal(Path file, int line, String sentence) {
        super(file + ":" + line + ": this line of the journal " + sentence);
    }

    static DamagedJournal damaged(Path file, int line) {
        return new DamagedJournal(file, line, "is damaged; restore the file from a copy");
    }

    static DamagedJournal senseless(Path file, int line) {
        return new DamagedJournal(
                file, line, "contains an event that is impossible in this run; restore the file from a copy");
    }

    static DamagedJournal endless(Path file, int line, int most) {
        return new DamagedJournal(
                file, line, "has more than " + (most >> 20) + " MB, more than any event; restore the file from a copy");
    }

    static DamagedJournal foreign(Path file, int line, Writer writer) {
        return new DamagedJournal(
                file,
                line,
                "was written by " + writer.named() + ", which " + VolmountVersion.named(VolmountVersion.current())
                        + " cannot read; use " + writer.reader() + " for this run");
    }
}
