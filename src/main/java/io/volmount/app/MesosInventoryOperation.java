package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Destination;
import io.volmount.file.FilePresence;
import io.volmount.inventory.source.MesosInventory;
import io.volmount.mesos.Masters;
import io.volmount.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the agents that a Mesos master knows as an inventory. */
public record MesosInventoryOperation(Masters masters, ProcessContext context) {

    /**
     * Writes it to standard output.
     *
     * @throws io.volmount.document.InvalidInput if the master cannot be asked
     */
    public void print(String url) throws IOException {
        MesosInventory inventory = read(url);
        context.printLine(inventory.file().text().stripTrailing());
    }

    /**
     * Writes it to a new file.
     *
     * @throws UsageException if the file is there already or cannot be written
     * @throws io.volmount.document.InvalidInput if the master cannot be asked
     */
    public void write(String url, Path file) throws IOException {
        Path place = Destination.of("--out", context.directory().resolve(file).toString())
                .file();
        if (FilePresence.of(place)) {
            throw new UsageException(
                    file + " is there already, and may contain what you added: name another file, or remove it");
        }
        MesosInventory inventory = read(url);
        Files.writeString(place, inventory.file().text(), StandardOpenOption.CREATE_NEW);
        context.remark("wrote " + Wording.count(inventory.number(), "agent") + " to " + file
                + "; say there how to log in, and try it with `volmount inventory check -i " + file + "`");
    }

    private MesosInventory read(String url) {
        MesosInventory inventory = MesosInventory.read(url, masters);
        context.remark(inventory.remarks());
        return inventory;
    }
}
