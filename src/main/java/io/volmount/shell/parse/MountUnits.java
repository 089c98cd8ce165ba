package io.volmount.shell.parse;

import io.volmount.facts.MountUnit;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The mount units of the volumes that were asked for.
 *
 * @param units those of which all is known
 * @param gaps a sentence for each of the others
 */
record MountUnits(Map<VolumePath, MountUnit> units, List<String> gaps) {
    private static final List<String> TOLD =
            List.of("LoadState", "ActiveState", "SubState", "FragmentPath", "UnitFileState", "WantedBy", "RequiredBy");

    static MountUnits parse(List<VolumePath> volumes, Units states, Sections sections) {
        Map<String, Assignments> told = new HashMap<>();
        Assignments.paragraphs(sections.text("mount-units").orElse("")).forEach(unit -> told.put(unit.get("Id"), unit));
        Map<VolumePath, MountUnit> units = new HashMap<>();
        List<String> gaps = new ArrayList<>();
        for (VolumePath path : volumes) {
            String name = path.mountUnit();
            Assignments unit = told.getOrDefault(name, new Assignments(Map.of()));
            List<String> missing = TOLD.stream()
                    .filter(property -> !unit.values().containsKey(property))
                    .toList();
            MountUnit found = missing.isEmpty() ? unit(name, unit, states, sections) : null;
            if (found == null) {
                gaps.add("systemd does not tell " + String.join(", ", missing) + " of " + name
                        + ", so nobody knows what mounts " + path + ": see what systemctl show " + name
                        + " says there");
            } else if (found.isNative() && !found.isMasked() && found.what().isEmpty()) {
                gaps.add("what " + found.fragment() + " mounts on " + path + " cannot be read: see what systemctl cat "
                        + name + " says there");
            } else {
                units.put(path, found);
            }
        }
        return new MountUnits(units, gaps);
    }

    private static MountUnit unit(String name, Assignments told, Units states, Sections sections) {
        Assignments file = assignments(sections.text("mount-unit " + name).orElse(""));
        return new MountUnit(
                states.state(name).orElseThrow(),
                told.get("FragmentPath"),
                told.get("UnitFileState"),
                Stream.of(told.get("WantedBy"), told.get("RequiredBy"))
                        .flatMap(units -> Arrays.stream(units.split(" ")))
                        .filter(unit -> !unit.isEmpty())
                        .toList(),
                file.get("What"),
                file.get("Type"),
                file.get("Options"));
    }

    /** Of several assignments the last one counts, as it does for systemd. */
    private static Assignments assignments(String text) {
        Map<String, String> values = new HashMap<>();
        Assignments.parse(text).values().forEach((name, value) -> values.put(name.strip(), value.strip()));
        return new Assignments(values);
    }
}
