package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a file system, only on a blank device or in a blank file.
 *
 * @param size the planned size of the target; the step refuses any other
 * @param identity of the device, empty for a file; the step refuses any other
 * @param uuid of the file system, by which volmount recognizes it later
 */
@JsonTypeName("MakeFilesystem")
public record MakeFilesystem(
        VolumePath path, Source source, ByteSize size, String identity, Filesystem filesystem, String uuid)
        implements FormattingStep {
    @Override
    public MakeFilesystem makeFilesystem() {
        return this;
    }

    @Override
    public String id() {
        return "make-filesystem";
    }

    @Override
    public String title() {
        return "make an " + filesystem.word() + " file system on " + source.path() + " (UUID " + uuid + ")";
    }

    @Override
    public Optional<String> destroys() {
        return Optional.of("whatever is on " + source.path() + " (" + size + ", found blank)");
    }

    @Override
    public Optional<VolumePath> volume() {
        return Optional.of(path);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "TARGET",
                source.path(),
                "BYTES",
                String.valueOf(size.bytes()),
                "IDENTITY",
                identity,
                "FSTYPE",
                filesystem.word(),
                "FSUUID",
                uuid,
                "OVERWRITE",
                "nothing");
    }
}
