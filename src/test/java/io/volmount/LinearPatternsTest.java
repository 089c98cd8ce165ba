package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every pattern that may meet the text of a node takes steps in proportion to the text, whatever the text is. Steps are
 * looks at a character.
 */
class LinearPatternsTest {
    private static final int SHORT = 4 << 10;
    private static final int LONG = 4 * SHORT;
    /** Looks at each character, at most; a pattern with a bounded repetition in it needs some. */
    private static final int MOST = 1000;

    private static final Set<String> OF_NODES = Set.of(
            "access",
            "agent",
            "attribute",
            "dcos",
            "facts",
            "fstab",
            "journal",
            "mesos",
            "mount",
            "plan",
            "probe",
            "proof",
            "report",
            "rollout",
            "shell",
            "ssh",
            "step",
            "storage",
            "volume");
    private static final List<String> SEEDS = List.of(
            " ",
            "\t",
            "\n",
            " \n",
            "a",
            "A",
            "1",
            "0",
            "f",
            "-",
            ":",
            "/",
            "\\",
            "'",
            "\"",
            "(",
            "[",
            "]",
            "=",
            ",",
            "a ",
            "1 ",
            " 1",
            "1.",
            "1:",
            "1 1\t",
            "a@",
            " a(",
            "a=\"",
            "A=\"",
            "\\040",
            "\\x2f",
            "(u'/dcos/volume1', ",
            "/dcos/volume",
            "] and [",
            " at a:",
            "a ( ",
            "0000-",
            "00:00:",
            "SHA256:");

    @Test
    void stepsGrowWithTheTextAndNotWithItsSquare() throws Exception {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(35);
        List<String> slow = new ArrayList<>();
        patterns.forEach((name, pattern) -> {
            for (String seed : seeds(pattern)) {
                long few = steps(pattern, seed, SHORT);
                long many = steps(pattern, seed, LONG);
                if (many > 6 * Math.max(few, SHORT)) {
                    slow.add(name + " on '" + seed + "' again and again: " + few + " steps, then " + many);
                }
            }
        });
        assertThat(slow).isEmpty();
    }

    /** All finds in a text and, as a pattern may be meant for the whole of it, one match. */
    private static long steps(Pattern pattern, String seed, int length) {
        CountedText text = new CountedText(seed.repeat(length / seed.length()) + "\u0001", (long) MOST * length);
        Matcher matcher = pattern.matcher(text);
        try {
            while (matcher.find()) {
                continue;
            }
            matcher.matches();
            return text.steps();
        } catch (IllegalStateException tooMany) {
            return Long.MAX_VALUE / 100;
        }
    }

    /** Those of everybody, and the words of the pattern itself. */
    private static Set<String> seeds(Pattern pattern) {
        Set<String> seeds = new LinkedHashSet<>(SEEDS);
        Arrays.stream(pattern.pattern().split("[^A-Za-z_]+"))
                .filter(word -> word.length() > 2)
                .forEach(word -> seeds.addAll(List.of(word, word + " ", word + ": ", word + "='")));
        return seeds;
    }

    private static Map<String, Pattern> patterns() throws IOException, ReflectiveOperationException {
        Map<String, Pattern> found = new TreeMap<>();
        Path root = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(root.resolve("io/volmount"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .filter(path ->
                            OF_NODES.contains(root.relativize(path).getName(2).toString()))
                    .toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                addPatterns(Class.forName(name.substring(0, name.length() - ".class".length())), found);
            }
        }
        return found;
    }

    /** The patterns that a class or each constant of an enum holds. */
    private static void addPatterns(Class<?> type, Map<String, Pattern> found) throws ReflectiveOperationException {
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        for (Field field : type.getDeclaredFields()) {
            if (field.getType() == Pattern.class) {
                field.setAccessible(true);
                String name = type.getSimpleName() + "." + field.getName();
                if (Modifier.isStatic(field.getModifiers())) {
                    found.put(name, (Pattern) field.get(null));
                } else {
                    for (Object constant : constants) {
                        found.put(name + " of " + constant, (Pattern) field.get(constant));
                    }
                }
            }
        }
    }
}
