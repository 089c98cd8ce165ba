package io.volmount.report.facts;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.Signature;
import io.volmount.facts.UnitState;
import io.volmount.probe.node.FoundDevice;
import io.volmount.probe.node.FoundNode;
import io.volmount.probe.node.FoundVolume;
import io.volmount.text.Worded;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a node is and has, for programs. */
final class NodeData {
    private NodeData() {}

    static Map<String, Object> of(FoundNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hostname", node.hostname());
        json.put("kind", node.kind().title());
        json.put("role", node.kind().role().map(Worded::word).orElse(null));
        json.put("dcosVersion", node.dcosVersion().orElse(null));
        json.put("unit", node.unit().map(NodeData::unit).orElse(null));
        json.put("attributes", node.attributes().orElse(null));
        json.put(
                "runningTasks",
                node.runningTasks().isPresent() ? node.runningTasks().getAsInt() : null);
        json.put("objections", node.objections());
        json.put("refusals", node.refusals());
        json.put("volumes", node.volumes().stream().map(NodeData::volume).toList());
        json.put("devices", node.devices().stream().map(NodeData::device).toList());
        json.put("devicesLeftOut", node.leftOut());
        return json;
    }

    private static Map<String, Object> unit(UnitState unit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", unit.name());
        json.put("active", unit.active());
        json.put("sub", unit.sub());
        return json;
    }

    private static Map<String, Object> volume(FoundVolume volume) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", volume.path().toString());
        json.put("source", volume.source().orElse(null));
        json.put("filesystem", volume.filesystem().orElse(null));
        json.put("size", volume.size().map(ByteSize::bytes).orElse(null));
        json.put("offeredMb", number(volume.offeredMb()));
        return json;
    }

    private static Object number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    static Map<String, Object> device(FoundDevice device) {
        ListedDevice listed = device.listed();
        Optional<BlockDevice> read = device.read();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", listed.path());
        json.put("link", read.flatMap(BlockDevice::link).orElse(null));
        json.put("links", read.map(BlockDevice::stableIds).orElse(List.of()));
        json.put("number", listed.number().toString());
        json.put("kind", listed.kind().word());
        json.put(labelKey(listed.kind()), listed.label().orElse(null));
        json.put("serial", read.flatMap(BlockDevice::serial).orElse(null));
        json.put("size", listed.size().bytes());
        json.put("rotational", listed.rotational().orElse(null));
        json.put("removable", listed.removable().orElse(null));
        json.put("readOnly", read.map(BlockDevice::readOnly).orElse(null));
        json.put("content", read.map(NodeData::content).orElse(null));
        json.put("mountedOn", device.mountedOn());
        json.put("usedBy", read.map(BlockDevice::holders).orElse(null));
        json.put("swap", read.map(BlockDevice::swap).orElse(null));
        json.put("fstab", device.inFstab());
        json.put("usable", device.usable());
        json.put("reason", device.objection().orElse(null));
        json.put("chosenFor", device.chosenFor().map(VolumePath::toString).orElse(null));
        return json;
    }

    private static String labelKey(Kind kind) {
        return switch (kind) {
            case MAPPED -> "mapping";
            case RAID -> "level";
            case LOOP -> "file";
            case DISK, PARTITION, MEMORY, OPTICAL, FLOPPY -> "model";
        };
    }

    private static Map<String, Object> content(BlockDevice device) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", device.signature().map(Signature::type).orElse("blank"));
        json.put("uuid", device.signature().flatMap(Signature::uuid).orElse(null));
        json.put("label", device.signature().flatMap(Signature::label).orElse(null));
        return json;
    }
}
