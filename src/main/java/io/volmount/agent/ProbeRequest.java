package io.volmount.agent;

import java.util.List;
import java.util.Set;

/**
 * What a look at a node is to tell beyond what every look tells.
 *
 * @param devices block device paths of the playbook
 * @param files backing file paths of the playbook
 * @param filesystems that may have to be made, so that their mkfs is looked for
 */
public record ProbeRequest(List<String> devices, List<String> files, Set<Filesystem> filesystems) {
    public ProbeRequest {
        devices = List.copyOf(devices);
        files = List.copyOf(files);
        filesystems = Set.copyOf(filesystems);
    }
}
