package io.volmount.inventory;

import io.volmount.document.InvalidInput;
import io.volmount.document.Place;
import io.volmount.document.Problems;
import io.volmount.document.TextFile;
import java.nio.file.Path;
import java.util.List;

/** The known formats. To add one, write it and name it here. */
final class InventoryFormats {
    /** The first one that recognises a file reads it. */
    private static final List<InventoryFormat> KNOWN =
            List.of(new VolmountInventory(), new AnsibleYamlInventory(), new AnsibleIniInventory());

    private InventoryFormats() {}

    static Inventory read(TextFile file, Path home, Path directory) {
        if (file.text().isBlank()) {
            throw new InvalidInput(Place.whole(file.name()), "the file is empty; list agents in it or name another");
        }
        InventoryFormat format = KNOWN.stream()
                .filter(known -> known.recognises(file))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        Place.whole(file.name()),
                        "this is no inventory, neither in volmount's own form (it begins with `version: 1`)"
                                + " nor in Ansible's YAML or INI; correct it or name another file"));
        Problems problems = new Problems();
        Draft draft = new Draft(problems);
        format.read(file, draft);
        Inventory inventory =
                new Inventory(new HostResolver(draft, new SettingReader(home, directory, problems)).hosts());
        if (inventory.hosts().isEmpty() && problems.isEmpty()) {
            problems.add(Place.whole(file.name()), "the inventory names no agent; list at least one under a group");
        }
        problems.throwIfAny();
        return inventory;
    }
}
