package io.volmount.report.facts;

import io.volmount.facts.BlockDevice;
import io.volmount.probe.ProbedAgent;
import io.volmount.probe.node.FoundNode;
import io.volmount.probe.node.FoundVolume;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.volume.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** What nodes that are alike are and have. */
record NodeText(Style style) {
    /** What an agent has in common with those that are shown together with it. */
    static String key(ProbedAgent agent) {
        Masking masking = new Masking(agent.access().endpoint());
        return new NodeText(Style.PLAIN).render(agent, index -> Optional.empty(), masking::masked);
    }

    /** The text behind the names of agents of the same key. */
    String render(List<ProbedAgent> alike) {
        ProbedAgent first = alike.get(0);
        Masking masking = new Masking(first.access().endpoint());
        UnaryOperator<String> words = alike.size() == 1 ? masking::withoutPlace : masking::masked;
        return render(first, index -> link(alike, index), words);
    }

    private String render(ProbedAgent agent, IntFunction<Optional<String>> links, UnaryOperator<String> masked) {
        return agent.node()
                .map(
                        node -> "\n" + node(node, links, masked),
                        reason -> ": " + style.bad("unreachable") + "\n  " + Printable.of(masked.apply(reason)) + "\n");
    }

    private String node(FoundNode node, IntFunction<Optional<String>> links, UnaryOperator<String> masked) {
        StringBuilder text = new StringBuilder("  " + node.kind().title());
        node.dcosVersion().ifPresent(version -> text.append(", DC/OS " + Printable.of(version)));
        node.unit().ifPresent(unit -> text.append(", " + Printable.of(unit.toString())));
        text.append('\n');
        node.attributes().ifPresent(attributes -> text.append("  attributes " + Printable.of(attributes) + "\n"));
        for (String objection : node.objections()) {
            text.append("  " + style.bad("no volume can be made: ") + Printable.of(masked.apply(objection)) + "\n");
        }
        for (String refusal : node.refusals()) {
            text.append("  " + style.bad("refused: ") + Printable.of(masked.apply(refusal)) + "\n");
        }
        text.append(volumes(node.volumes(), masked));
        text.append(new DeviceTable(style, links, masked).render(node.devices()));
        if (node.leftOut() > 0) {
            text.append("    and ").append(node.leftOut()).append(" more block devices\n");
        }
        return text.toString();
    }

    private static String volumes(List<FoundVolume> volumes, UnaryOperator<String> masked) {
        StringBuilder text = new StringBuilder(volumes.isEmpty() ? "" : "  volumes\n");
        for (FoundVolume volume : volumes) {
            List<String> words = new ArrayList<>();
            volume.size().map(ByteSize::toString).ifPresent(words::add);
            volume.filesystem().ifPresent(words::add);
            words.add(volume.source().map(source -> "from " + source).orElse("not mounted"));
            words.add(
                    volume.offeredMb().isPresent()
                            ? "offered with " + volume.offeredMb().getAsLong() + " MB"
                            : "not offered");
            text.append("    " + volume.path() + "  " + Printable.of(masked.apply(String.join(", ", words))) + "\n");
        }
        return text.toString();
    }

    /** The link to the device in this place of each list; what the agents have in common of it if they differ. */
    private static Optional<String> link(List<ProbedAgent> alike, int index) {
        List<String> links = alike.stream()
                .map(agent -> agent.node()
                        .map(
                                node -> node.devices().get(index).read().flatMap(BlockDevice::link),
                                reason -> Optional.<String>empty()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return links.stream().reduce(NodeText::common).map(common -> links.size() == 1 ? common : common + "...");
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }
}
