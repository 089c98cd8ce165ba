package io.volmount.report.exec;

import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.UnitState;
import io.volmount.step.file.WrittenPaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mount disks that an agent offers: those that it was started with, and those that it will be started with next. */
public final class ShownResources {
    private ShownResources() {}

    public static Shown of(Evidence evidence) {
        Optional<UnitState> unit = evidence.facts().unit();
        Optional<List<MountDisk>> started = unit.flatMap(running -> evidence.process()
                .filter(process -> process.pid() == running.mainPid())
                .map(Evidence.Process::disks));
        ResourcesFile file = evidence.facts().resources();
        List<String> lines = new ArrayList<>();
        lines.add(unit.map(UnitState::toString).orElse("no agent is installed"));
        unit.ifPresent(installed -> lines.add(started.map(disks -> "it was started with" + none(disks))
                .orElse("what it was started with is unknown")));
        started.ifPresent(disks -> disks.forEach(disk -> lines.add(line(disk))));
        lines.add(WrittenPaths.RESOURCES + " " + words(file));
        file.disks().forEach(disk -> lines.add(line(disk)));
        List<Map<String, Object>> items = new ArrayList<>();
        started.ifPresent(disks -> disks.forEach(disk -> items.add(item("process", disk))));
        file.disks().forEach(disk -> items.add(item("file", disk)));
        return Shown.of(lines, items);
    }

    private static String words(ResourcesFile file) {
        return switch (file.state()) {
            case ABSENT -> "does not exist";
            case EMPTY -> "has no setting";
            case UNREADABLE -> "cannot be read: " + file.problem();
            case READ -> "has" + none(file.disks());
        };
    }

    private static String none(List<MountDisk> disks) {
        return disks.isEmpty() ? " no mount disk" : ":";
    }

    private static String line(MountDisk disk) {
        return "  " + disk.root() + "  " + disk.mb() + " MB  role " + disk.role();
    }

    private static Map<String, Object> item(String from, MountDisk disk) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from);
        json.put("path", disk.root());
        json.put("mb", disk.mb());
        json.put("role", disk.role());
        return json;
    }
}
