package io.volmount.playbook;

import io.volmount.document.Decoder;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Scalars;
import io.volmount.playbook.SourceReader.LocatedSource;
import io.volmount.text.Worded;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a playbook says of a volume that no agent should have any more. */
final class AbsentVolumeReader {
    /** Keys that only concern such a volume. */
    private static final List<String> OWN = List.of("backingFile", "losesData");

    private AbsentVolumeReader() {}

    private enum State implements Worded {
        PRESENT,
        ABSENT
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

    /** Whether the volume is to be absent. Reports keys that only concern such a volume otherwise. */
    static boolean isAbsent(MappingDecoder decoder) {
        if (word(decoder, "state", State.values()).filter(State.ABSENT::equals).isPresent()) {
            return true;
        }
        OWN.stream()
                .filter(decoder::has)
                .forEach(key -> decoder.report(
                        key, "`" + key + "` is for a volume with `state: absent`; write that, or remove the key"));
        return false;
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
        Optional<LosesData> loss = word(decoder, "losesData", LosesData.values());
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
                loss.filter(LosesData.ACCEPTED::equals).isPresent(),
                source.map(LocatedSource::location).orElseGet(() -> decoder.location("path"))));
    }
}
