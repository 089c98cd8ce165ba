package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file or device that two volumes of one agent name as their source. */
record SharedSource(VolumeSpec volume, VolumeSpec owner) {

    static List<SharedSource> in(List<VolumeSpec> volumes) {
        List<SharedSource> shared = new ArrayList<>();
        Map<String, VolumeSpec> owners = new HashMap<>();
        for (VolumeSpec volume : volumes) {
            VolumeSpec owner = owners.putIfAbsent(volume.source().path(), volume);
            if (owner != null) {
                shared.add(new SharedSource(volume, owner));
            }
        }
        return shared;
    }

    String sentence() {
        return quoted(volume.source().path()) + " is already the source of " + owner.path() + " (line "
                + owner.location().line() + "); give every volume its own";
    }
}
