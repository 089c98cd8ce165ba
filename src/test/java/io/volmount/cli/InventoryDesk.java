package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where inventories are written down and shown. */
final class InventoryDesk {
    final World world;

    private final Path home;

    InventoryDesk(Path home) {
        this.home = home;
        this.world = new World(home);
    }

    String file(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        return world.file(name, text);
    }

    String show(String agent, String... inventories) {
        String[] arguments = new String[5 + 2 * inventories.length];
        String[] fixed = {"inventory", "show", agent, "-F", "none"};
        System.arraycopy(fixed, 0, arguments, 0, 5);
        for (int i = 0; i < inventories.length; i++) {
            arguments[5 + 2 * i] = "-i";
            arguments[6 + 2 * i] = inventories[i];
        }
        assertThat(world.run(arguments)).as(world.err()).isZero();
        return world.out().replace(home + "/", "").replaceAll(" +", " ");
    }

    String refused(String... arguments) {
        return world.refusal(world.run(arguments));
    }

    String told() {
        return world.err().replace("volmount: ", "").replace(home + "/", "");
    }
}
