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
 * The mount units of the requested volumes.
 *
 * @param units those with complete facts
 * @param gaps one sentence for each of the others
 */
record MountUnits(Map<VolumePath, MountUnit> units, List<String> gaps) {
    private static final List<String> REQUIRED =
            List.of("LoadState", "ActiveState", "SubState", "FragmentPath", "UnitFileState", "WantedBy", "RequiredBy");

    static MountUnits parse(List<VolumePath> volumes, Units states, Sections sections) {
        Map<String, Assignments> properties = new HashMap<>();
        Assignments.paragraphs(sections.text("mount-units").orElse(""))
                .forEach(unit -> properties.put(unit.get("Id"), unit));
        Map<VolumePath, MountUnit> units = new HashMap<>();
        List<String> gaps = new ArrayList<>();
        for (VolumePath path : volumes) {
            String name = path.mountUnit();
            Assignments unit = properties.getOrDefault(name, new Assignments(Map.of()));
            List<String> missing = REQUIRED.stream()
                    .filter(property -> !unit.values().containsKey(property))
                    .toList();
            MountUnit found = missing.isEmpty() ? unit(name, unit, states, sections) : null;
            if (found == null) {
                gaps.add("systemd does not report " + String.join(", ", missing) + " of " + name
                        + ", so it is unknown what mounts " + path + ": check systemctl show " + name + " on the node");
            } else if (found.isNative() && !found.isMasked() && found.what().isEmpty()) {
                gaps.add("cannot read what " + found.fragment() + " mounts on " + path + ": check systemctl cat " + name
                        + " on the node");
            } else {
                units.put(path, found);
            }
        }
        return new MountUnits(units, gaps);
    }

    private static MountUnit unit(String name, Assignments properties, Units states, Sections sections) {
        Assignments file = assignments(sections.text("mount-unit " + name).orElse(""));
        return new MountUnit(
                states.state(name).orElseThrow(),
                properties.get("FragmentPath"),
                properties.get("UnitFileState"),
                Stream.of(properties.get("WantedBy"), properties.get("RequiredBy"))
                        .flatMap(units -> Arrays.stream(units.split(" ")))
                        .filter(unit -> !unit.isEmpty())
                        .toList(),
                file.get("What"),
                file.get("Type"),
                file.get("Options"));
    }

    /** The last assignment wins, as in systemd. */
    private static Assignments assignments(String text) {
        Map<String, String> values = new HashMap<>();
        Assignments.parse(text).values().forEach((name, value) -> values.put(name.strip(), value.strip()));
        return new Assignments(values);
    }
}
