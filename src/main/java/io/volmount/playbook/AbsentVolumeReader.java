package io.volmount.playbook;

import io.volmount.document.Decoder;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Scalars;
import io.volmount.playbook.SourceReader.LocatedSource;
import io.volmount.text.Worded;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a playbook says of a volume that no agent should have any more, or that another one comes in the place of. */
final class AbsentVolumeReader {
    private AbsentVolumeReader() {}

    /** What a playbook wants of a path. */
    enum State implements Worded {
        /** That the volume is there, unless another one is. */
        PRESENT,
        /** That there is no volume. */
        ABSENT,
        /** That the volume is there, whatever else was. */
        REPLACED
    }

    private enum BackingFile implements Worded {
        KEEP,
        DELETE
    }

    private enum LosesData implements Worded {
        REFUSED,
        ACCEPTED
    }

    private static <E extends Enum<E> & Worded> Optional<E> word(MappingDecoder decoder, String key, E[] words) {
        return decoder.optional(key, Scalars.word(key, Arrays.asList(words), Worded::word));
    }

    /** What is wanted of the volume's path. Reports keys that do not concern that. */
    static State state(MappingDecoder decoder) {
        State state = word(decoder, "state", State.values()).orElse(State.PRESENT);
        if (state != State.ABSENT) {
            reportIfThere(decoder, "backingFile", "a volume with `state: absent`");
        }
        if (state == State.PRESENT) {
            reportIfThere(decoder, "losesData", "a volume with `state: absent` or `state: replaced`");
        }
        return state;
    }

    private static void reportIfThere(MappingDecoder decoder, String key, String whose) {
        if (decoder.has(key)) {
            decoder.report(key, "`" + key + "` is for " + whose + "; write that, or remove the key");
        }
    }

    /** Whether what services have reserved on the volume, or keep there, may be lost. */
    static boolean losesData(MappingDecoder decoder) {
        return word(decoder, "losesData", LosesData.values())
                .filter(LosesData.ACCEPTED::equals)
                .isPresent();
    }

    /** @param path reads the path of the volume */
    static Optional<AbsentVolume> absent(MappingDecoder decoder, Decoder<VolumePath> path) {
        Optional<VolumePath> read = decoder.required("path", path);
        if (decoder.optional("source", (node, diagnostics) -> Optional.of(DiskRuleReader.isRule(node)))
                .orElse(false)) {
            decoder.report(
                    "source",
                    "a rule chooses disks for new volumes, but this one is to be absent; name its device, or leave `source`"
                            + " out");
            return Optional.empty();
        }
        Optional<LocatedSource> source = decoder.optional("source", SourceReader.source());
        Optional<BackingFile> file = word(decoder, "backingFile", BackingFile.values());
        boolean loss = losesData(decoder);
        boolean device = source.filter(located -> located.source() instanceof Source.Device)
                .isPresent();
        boolean deletes = file.filter(BackingFile.DELETE::equals).isPresent();
        if (decoder.has("source") && source.isEmpty()) {
            return Optional.empty();
        }
        if (device && file.isPresent()) {
            decoder.report(
                    "backingFile",
                    "`backingFile` is for a loopback, but this source is a device, whose data always stays; remove the"
                            + " key");
            return Optional.empty();
        }
        if (deletes && source.isEmpty()) {
            decoder.report(
                    "backingFile",
                    "`backingFile: delete` needs the file by its name; write it under `source.loopback`, with its size");
            return Optional.empty();
        }
        return read.map(volume -> new AbsentVolume(
                volume,
                source.map(LocatedSource::source),
                deletes,
                loss,
                source.map(LocatedSource::location).orElseGet(() -> decoder.location("path"))));
    }
}
