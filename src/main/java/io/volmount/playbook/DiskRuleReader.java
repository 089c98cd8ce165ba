package io.volmount.playbook;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Node;
import io.volmount.document.Scalars;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the parts of a volume whose source is a rule for disks. */
final class DiskRuleReader {
    private static final int MOST = 256;
    private static final String EVERY = "all";
    private static final Pattern RANGE = Pattern.compile("/dcos/volume\\[([0-9,-]{1,100})]");
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

    /** Paths as written and one by one. */
    record Paths(String name, List<VolumePath> all) {}

    /** Which disks, and how many of them. */
    record Choice(DiskFilter filter, OptionalInt count) {}

    private DiskRuleReader() {}

    /** Whether a source names disks by a rule. Adds no diagnostic. */
    static boolean isRule(Node source) {
        return source instanceof Node.Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry -> entry.key().text().equals("disks"));
    }

    /** Reads {@code /dcos/volume[0-11]} or a single path. */
    static Decoder<Paths> paths() {
        return Scalars.parsed(
                "paths such as /dcos/volume[0-11], at most " + MOST,
                text -> VolumePath.parse(text)
                        .map(path -> new Paths(text, List.of(path)))
                        .or(() -> range(text)));
    }

    private static Optional<Paths> range(String text) {
        Matcher brackets = RANGE.matcher(text);
        if (!brackets.matches()) {
            return Optional.empty();
        }
        List<VolumePath> paths = new ArrayList<>();
        for (String part : brackets.group(1).split(",", -1)) {
            Matcher span = SPAN.matcher(part);
            if (!span.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(span.group(1));
            int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
            if (last < first || last - first >= MOST || paths.size() + last - first >= MOST) {
                return Optional.empty();
            }
            IntStream.rangeClosed(first, last)
                    .mapToObj(number -> new VolumePath(String.valueOf(number)))
                    .forEach(paths::add);
        }
        return paths.stream().distinct().count() == paths.size()
                ? Optional.of(new Paths(text, paths))
                : Optional.empty();
    }

    /** @param paths how many paths the rule has, at most as many as it can count; 0 if they are unknown */
    static Decoder<Choice> source(int paths) {
        return MappingDecoder.of("a source", decoder -> {
            if (decoder.has("device") || decoder.has("loopback")) {
                decoder.report("a source is a `loopback`, a `device` or `disks`; remove all but one");
            }
            return decoder.required("disks", MappingDecoder.of("a rule for disks", rule -> choice(rule, paths)));
        });
    }

    private static Optional<Choice> choice(MappingDecoder decoder, int paths) {
        DiskFilter.Sizes sizes = decoder.optional(
                        "size",
                        Scalars.parsed("a size such as \">=500GB\" or \">=500GB,<2TB\"", DiskFilter.Sizes::parse))
                .orElse(DiskFilter.Sizes.ALL);
        Optional<Boolean> rotational = decoder.optional("rotational", Scalars.bool());
        Optional<String> model = decoder.optional("model", DiskRuleReader::pattern);
        List<String> exclude = decoder.optional("exclude", Decoder.list(DiskRuleReader::pattern))
                .orElse(List.of());
        OptionalInt count = decoder.optional("count", DiskRuleReader::count).orElse(OptionalInt.empty());
        if (paths > 0 && count.isPresent() && count.getAsInt() > paths) {
            decoder.report(
                    "count",
                    "a count of " + count.getAsInt() + " needs as many paths, but there "
                            + (paths == 1 ? "is 1" : "are " + paths) + "; write more, as in /dcos/volume[0-"
                            + (count.getAsInt() - 1) + "]");
            return Optional.empty();
        }
        return Optional.of(new Choice(new DiskFilter(sizes.least(), sizes.most(), rotational, model, exclude), count));
    }

    private static Optional<String> pattern(Node node, Diagnostics diagnostics) {
        Optional<String> text = Scalars.text().read(node, diagnostics);
        if (text.filter(pattern -> pattern.contains("${")).isPresent()) {
            diagnostics.add(node.location(), "a rule for disks takes no variables; write a pattern with * and ?");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<OptionalInt> count(Node node, Diagnostics diagnostics) {
        return Scalars.parsed("`all` or a whole number from 1 to " + MOST, DiskRuleReader::count)
                .read(node, diagnostics);
    }

    private static Optional<OptionalInt> count(String text) {
        if (text.equals(EVERY)) {
            return Optional.of(OptionalInt.empty());
        }
        return Optional.of(text)
                .filter(number -> number.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= MOST)
                .map(OptionalInt::of);
    }
}
