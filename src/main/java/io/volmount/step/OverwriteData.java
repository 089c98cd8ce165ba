package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a file system on a device without a known signature that is not empty, such as a raw database or an encrypted
 * disk. The playbook must allow it.
 *
 * @param filesystem the file system to make, with the same script and guards
 */
@JsonTypeName("OverwriteData")
public record OverwriteData(MakeFilesystem filesystem) implements FormattingStep {
    @Override
    public MakeFilesystem makeFilesystem() {
        return filesystem;
    }

    @Override
    public String id() {
        return filesystem.id();
    }

    @Override
    public String title() {
        return filesystem.title();
    }

    @Override
    public boolean unusual() {
        return true;
    }

    @Override
    public Optional<String> destroys() {
        return Optional.of("data of an unknown kind on " + filesystem.source().path() + " (" + filesystem.size()
                + ", no known signature, but not empty)");
    }

    @Override
    public Optional<VolumePath> volume() {
        return filesystem.volume();
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(filesystem.parameters());
        parameters.put("OVERWRITE", "unknown-data");
        return parameters;
    }
}
