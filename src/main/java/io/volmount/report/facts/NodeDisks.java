package io.volmount.report.facts;

import io.volmount.facts.BlockDevice;
import io.volmount.probe.node.FoundNode;
import io.volmount.report.Style;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The block devices of a node without what else facts shows of it. */
public record NodeDisks(FoundNode node) {
    private static final int INDENT = 4;

    /** The lines of facts. */
    public List<String> lines() {
        return new DeviceTable(
                        Style.PLAIN,
                        index -> node.devices().get(index).read().flatMap(BlockDevice::link),
                        UnaryOperator.identity())
                .render(node.devices())
                .lines()
                .skip(1)
                .map(line -> line.substring(INDENT))
                .toList();
    }

    /** The objects that facts has for them. */
    public List<Map<String, Object>> data() {
        return node.devices().stream().map(NodeData::device).toList();
    }
}
