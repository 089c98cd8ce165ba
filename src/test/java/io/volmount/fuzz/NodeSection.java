package io.volmount.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One section of a look at an otherwise honest node. The first line of an input names the node and the section, the rest is
 * the section's body; a list and a file get the number of their lines, which mutations would hardly ever get right.
 */
final class NodeSection {
    private static final Set<String> LISTS = Set.of(
            "roles",
            "mounts",
            "loops",
            "ext4-errors",
            "occupied",
            "names",
            "missing-tools",
            "file 0 loops",
            "file 0 owners",
            "device 0 owners");
    private static final Map<String, Map<String, String>> NODES =
            Stream.of("blank", "provisioned").collect(Collectors.toMap(Function.identity(), NodeSection::sections));

    private NodeSection() {}

    static void read(byte[] bytes) {
        Input input = Input.of(bytes);
        String[] words = input.first().split(" ", 2);
        if (words.length < 2 || !NODES.containsKey(words[0]) || words[1].isBlank()) {
            return;
        }
        Map<String, String> sections = new LinkedHashMap<>(NODES.get(words[0]));
        sections.put(words[1], body(words[1], input.rest()));
        sections.computeIfPresent(words[1] + "-lines", (name, lines) -> lines(input.rest()) + "\n");
        NodeLook.answer(sections.entrySet().stream()
                .map(section -> "\n@N section " + section.getKey() + "\n" + section.getValue())
                .collect(Collectors.joining("", "", "\n@N end\n")));
    }

    private static String body(String section, String text) {
        if (!LISTS.contains(section)) {
            return text;
        }
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        return whole + whole.lines().count() + "\n";
    }

    private static long lines(String text) {
        return text.chars().filter(character -> character == '\n').count();
    }

    private static Map<String, String> sections(String node) {
        String answer = new String(Corpus.read("nodes/" + node), StandardCharsets.UTF_8);
        Map<String, String> sections = new LinkedHashMap<>();
        List.of(answer.split("\n@N ")).stream()
                .filter(part -> part.startsWith("section "))
                .map(part -> part.substring("section ".length()).split("\n", 2))
                .forEach(part -> sections.put(part[0], part[1]));
        return sections;
    }
}
