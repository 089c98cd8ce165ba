package io.volmount.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes inventories and shows what they resolve to. */
final class InventoryHarness {
    final CliHarness cli;

    private final Path home;

    InventoryHarness(Path home) {
        this.home = home;
        this.cli = new CliHarness(home);
    }

    String file(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        return cli.file(name, text);
    }

    String show(String agent, String... inventories) {
        String[] arguments = new String[5 + 2 * inventories.length];
        String[] fixed = {"inventory", "show", agent, "-F", "none"};
        System.arraycopy(fixed, 0, arguments, 0, 5);
        for (int i = 0; i < inventories.length; i++) {
            arguments[5 + 2 * i] = "-i";
            arguments[6 + 2 * i] = inventories[i];
        }
        assertThat(cli.run(arguments)).as(cli.err()).isZero();
        return cli.out().replace(home + "/", "").replaceAll(" +", " ");
    }

    String refused(String... arguments) {
        return cli.refusal(cli.run(arguments));
    }

    String told() {
        return cli.err().replace("volmount: ", "").replace(home + "/", "");
    }
}
