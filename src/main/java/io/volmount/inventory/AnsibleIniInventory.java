package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Scalar;
import io.volmount.document.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's inventory as an INI file: sections {@code [group]}, {@code [group:vars]} and {@code [group:children]}. */
final class AnsibleIniInventory implements InventoryFormat {
    private static final Pattern WORDY = Pattern.compile("[\\[A-Za-z0-9_].*");
    private static final Pattern HEADER = Pattern.compile("\\[([^\\[\\]:]+)(?::([^\\[\\]]*))?]\\s*(?:[#;].*)?");

    @Override
    public boolean recognises(TextFile file) {
        return WORDY.matcher(FirstLine.of(file)).matches();
    }

    @Override
    public void read(TextFile file, Draft draft) {
        IniGroups groups = new IniGroups(draft);
        IniSection section = IniSection.hosts(Optional.empty(), draft);
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            IniLine line = new IniLine(file.name(), i + 1, lines.get(i));
            Matcher header = HEADER.matcher(line.text().strip());
            if (header.matches()) {
                section.end();
                Scalar name = new Scalar(line.place(line.text().indexOf('[') + 1), header.group(1));
                section = section(name, Optional.ofNullable(header.group(2)), groups, draft);
            } else if (!line.saysNothing()) {
                section.take(line);
            }
        }
        section.end();
        groups.end();
    }

    private static IniSection section(Scalar name, Optional<String> kind, IniGroups groups, Draft draft) {
        if (kind.isEmpty()) {
            return IniSection.hosts(groups.described(name), draft);
        }
        if (kind.get().equals("children")) {
            Optional<String> parent = groups.described(name);
            return IniSection.children(parent, groups, draft.problems());
        }
        if (!kind.get().equals("vars")) {
            draft.problems()
                    .add(
                            name.place(),
                            "unknown section " + quoted(name.text() + ":" + kind.get())
                                    + "; known here: [group], [group:vars] and [group:children]");
        }
        return IniSection.variables(name, groups, draft.problems());
    }
}
