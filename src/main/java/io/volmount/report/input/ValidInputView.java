package io.volmount.report.input;

import io.volmount.report.Printable;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.report.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An inventory and a playbook without an error.
 *
 * @param inventories as the operator names them
 * @param playbook the file, as the operator names it
 * @param name of the playbook
 * @param agents number of those selected
 * @param volumes number of volumes whose source the playbook names
 * @param diskRules number of rules that choose disks for more of them
 * @param absent number of volumes that no agent is to have any more
 * @param attributes number of attributes that each agent is to have
 */
public record ValidInputView(
        List<String> inventories,
        String playbook,
        String name,
        int agents,
        int volumes,
        int diskRules,
        int absent,
        int attributes)
        implements View {
    @Override
    public String schema() {
        return "volmount/validation/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", true);
        json.put("inventories", inventories);
        json.put("agents", agents);
        json.put("playbookFile", playbook);
        json.put("playbook", name);
        json.put("volumes", volumes);
        json.put("diskRules", diskRules);
        json.put("absent", absent);
        json.put("attributes", attributes);
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write(options.style().good("valid") + ": "
                + Printable.of(Wording.count(agents, "agent") + " in " + String.join(", ", inventories)
                        + "; playbook \"" + name + "\" in " + playbook + " with " + contents())
                + "\n");
    }

    private String contents() {
        List<String> contents = new ArrayList<>();
        if (volumes > 0) {
            contents.add(Wording.count(volumes, "volume"));
        }
        if (diskRules > 0) {
            contents.add(Wording.count(diskRules, "rule") + " for disks");
        }
        if (absent > 0) {
            contents.add(Wording.count(absent, "volume") + " to be absent");
        }
        if (attributes > 0) {
            contents.add(Wording.count(attributes, "attribute"));
        }
        return String.join(" and ", contents);
    }
}
