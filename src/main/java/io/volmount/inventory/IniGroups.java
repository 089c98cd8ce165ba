package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Scalar;
import io.volmount.document.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The groups of an INI file, which may be spoken of before they are described. */
final class IniGroups {
    private final Draft draft;
    private final List<Runnable> atTheEnd = new ArrayList<>();

    IniGroups(Draft draft) {
        this.draft = draft;
    }

    /** A group with a section of its own. The name is empty for those that only mean every agent, or none. */
    Optional<String> described(Scalar name) {
        if (name.text().equals("all") || name.text().equals("ungrouped")) {
            return Optional.empty();
        }
        draft.group(name, Settings.NONE);
        return Optional.of(name.text());
    }

    void settings(Scalar name, Settings settings) {
        if (name.text().equals("all")) {
            draft.defaults(settings);
        } else {
            atTheEnd.add(() -> {
                if (known(name)) {
                    draft.group(name, settings);
                }
            });
        }
    }

    void child(Optional<String> parent, Scalar child) {
        atTheEnd.add(() -> {
            if (known(child)) {
                parent.ifPresent(known -> draft.child(known, child.text()));
            }
        });
    }

    /** Does what had to wait until all groups are described. */
    void end() {
        atTheEnd.forEach(Runnable::run);
    }

    private boolean known(Scalar name) {
        boolean known = draft.groups().containsKey(name.text());
        if (!known) {
            String hint = Spelling.nearest(name.text(), draft.groups().keySet())
                    .map(near -> "did you mean " + quoted(near) + "?")
                    .orElse("describe it in a section of that name");
            draft.problems().add(name.place(), "unknown group " + quoted(name.text()) + "; " + hint);
        }
        return known;
    }
}
