package io.volmount.step;

import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a file system on a blank device or in a blank file, and nowhere else.
 *
 * @param size of the target as planned; a target of another size is left alone
 * @param identity what tells the device from all others, empty for a file; another device is left alone
 * @param uuid that the file system gets, so that one made by this plan is told from any other
 */
public record MakeFilesystem(
        VolumePath path, Source source, ByteSize size, String identity, Filesystem filesystem, String uuid)
        implements FormattingStep {
    @Override
    public MakeFilesystem makes() {
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
