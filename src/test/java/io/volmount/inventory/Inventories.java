package io.volmount.inventory;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Inventories in files. */
public final class Inventories {
    private Inventories() {}

    public static Inventory load(Path file, Path home) {
        return list(file, home).choose(Optional.empty(), Set.of()).inventory();
    }

    /** @param limit as in {@code --limit} */
    public static Inventory load(Path file, Path home, String limit) {
        return list(file, home)
                .choose(Optional.of(Limit.parse(limit)), Set.of())
                .inventory();
    }

    private static AgentList list(Path file, Path home) {
        return AgentList.read(
                List.of(file.toString()),
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                AgentList::none,
                home);
    }
}
