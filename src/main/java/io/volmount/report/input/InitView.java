package io.volmount.report.input;

import io.volmount.report.Printable;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.report.Wording;
import io.volmount.shell.session.ShellQuote;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that an operator begins with.
 *
 * @param inventory its path
 * @param playbook its path
 * @param agents number of agents in the inventory
 */
public record InitView(String inventory, String playbook, int agents) implements View {
    @Override
    public String schema() {
        return "volmount/init/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inventory", inventory);
        json.put("playbook", playbook);
        json.put("agents", agents);
        json.put("next", next());
        return json;
    }

    private List<String> next() {
        String inventoryOption = " -i " + word(inventory);
        String both = inventoryOption + " -p " + word(playbook);
        return List.of(
                "volmount validate" + both, "volmount inventory check" + inventoryOption, "volmount plan" + both);
    }

    private static String word(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : ShellQuote.quote(path);
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write("wrote " + Printable.of(inventory) + " with " + Wording.count(agents, "agent") + ", and "
                + Printable.of(playbook) + "\nread both and change what is not as you want it; then:\n");
        for (String command : next()) {
            out.write("  " + Printable.of(command) + "\n");
        }
    }
}
