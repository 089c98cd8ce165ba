package io.volmount.inventory;

import static io.volmount.inventory.Read.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.TextFile;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import tools.jackson.databind.json.JsonMapper;

/** A variable may hold any text on one line. */
class InventoryTextProperties {
    @Property(tries = 200)
    void everyVariableIsKept(
            @ForAll @NotBlank @CharRange(from = ' ', to = '}') @CharRange(from = '\u00a0', to = '\u2030')
                    String value) {
        String quoted = JsonMapper.shared().writeValueAsString(value);
        Inventory inventory = Read.of("{name: a1, vars: {v: " + quoted + "}}");

        Inventory again = Inventory.read(new TextFile("kept", inventory.text(HOME)), HOME, HOME);

        assertThat(again.hosts().get(0).variables()).containsEntry("v", value);
    }
}
