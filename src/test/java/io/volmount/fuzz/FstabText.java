package io.volmount.fuzz;

import io.volmount.fstab.Fstab;
import io.volmount.fstab.FstabEntry;
import io.volmount.fstab.FstabLine;
import io.volmount.fstab.VolumeInFstab;
import java.util.List;

/** fstab: any text is one, and what it says, written anew, says the same. */
final class FstabText {
    private FstabText() {}

    static void read(byte[] input) {
        Fstab fstab = Fstab.parse(Input.text(input));
        for (FstabLine line : fstab.lines()) {
            Sane.hold(!line.text().isBlank() && !line.text().contains("\n"), "no line", line);
            writable(line.atBoot());
        }
        VolumeInFstab volume = new VolumeInFstab(
                fstab,
                "/dcos/volume0",
                "ext4",
                "/dev/vdb",
                spec -> spec.toString().contains("vdb"),
                false);
        volume.objection().ifPresent(sentence -> Sane.hold(!sentence.isBlank(), "no sentence", fstab));
        Sane.hold(volume.line().isPresent() ? volume.objection().isEmpty() : true, "own and objected to", fstab);
        volume.warning();
    }

    /** An entry is written with its type and options as they are, so those must be words. */
    private static void writable(FstabEntry entry) {
        if (!entry.file().startsWith("/")
                || !isWord(entry.spec())
                || !isWord(entry.type())
                || !isWord(entry.options())) {
            return;
        }
        List<FstabLine> read = Fstab.parse(entry.line() + "\n").lines();
        Sane.hold(read.size() == 1 && read.get(0).atBoot().equals(entry), "not read back as it was written", entry);
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '\\' || c == '#');
    }
}
