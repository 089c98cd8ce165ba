package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.SourceLocation;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file or device that two volumes of one agent name as their source.
 *
 * @param location where the second one names it
 * @param owner the first one
 * @param line where that names it
 */
record SharedSource(String path, SourceLocation location, VolumePath owner, int line) {
    private record Named(String source, VolumePath path, SourceLocation location) {}

    static List<SharedSource> in(List<VolumeSpec> volumes, List<AbsentVolume> absent) {
        List<SharedSource> shared = new ArrayList<>();
        Map<String, Named> owners = new HashMap<>();
        Stream<Named> present =
                volumes.stream().map(volume -> new Named(volume.source().path(), volume.path(), volume.location()));
        Stream<Named> gone = absent.stream()
                .flatMap(volume -> volume.source().stream()
                        .map(source -> new Named(source.path(), volume.path(), volume.location())));
        Stream.concat(present, gone).forEach(named -> {
            Named owner = owners.putIfAbsent(named.source(), named);
            if (owner != null) {
                shared.add(new SharedSource(
                        named.source(),
                        named.location(),
                        owner.path(),
                        owner.location().line()));
            }
        });
        return shared;
    }

    String sentence() {
        return quoted(path) + " is already the source of " + owner + " (line " + line + "); give every volume its own";
    }
}
