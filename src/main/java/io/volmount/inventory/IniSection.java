package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lines between two headers of an INI file mean. */
interface IniSection {
    void take(IniLine line);

    default void end() {}

    static IniSection hosts(Optional<String> group, Draft draft) {
        return line -> IniHost.list(line, group, draft);
    }

    static IniSection children(Optional<String> parent, IniGroups groups, Problems problems) {
        return line -> line.words(problems).stream().limit(1).forEach(child -> groups.child(parent, child));
    }

    /** Variables are taken together, for one can change what another means. */
    static IniSection variables(Scalar group, IniGroups groups, Problems problems) {
        List<Entry> entries = new ArrayList<>();
        return new IniSection() {
            @Override
            public void take(IniLine line) {
                Optional<Entry> assignment = line.assignment();
                assignment.ifPresent(entries::add);
                if (assignment.isEmpty()) {
                    problems.add(
                            line.place(0),
                            "expected a variable as name=value here, found "
                                    + quoted(line.text().strip()));
                }
            }

            @Override
            public void end() {
                groups.settings(group, AnsibleVariables.settings(entries, problems));
            }
        };
    }
}
