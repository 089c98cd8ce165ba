package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A step refuses or fails after the agent was stopped. So whatever a plan can know of it must be refused by the plan: each
 * refusal and each failure in the scripts stands in {@code foreseen-refusals.txt} with the test that shows it, or a comment
 * above it, or at the head of its script, says why nobody can foresee it.
 */
class ForeseenRefusalsTest {
    private static final String UNFORESEEABLE = "# Cannot be foreseen: ";
    private static final String PLAN = "io.volmount.plan.";
    private static final String PLAYBOOK = "io.volmount.playbook.";

    /** A call, also by the name in $1, with the sentence up to its end or to a quotation in it. */
    private static final Pattern CALL =
            Pattern.compile("(?:(?<!result )\\b(?:refused|failed)|\\|\\| \"\\$1\") \"([^\"]*)\"");

    private record Call(String script, int line, String sentence, boolean explained) {
        String key() {
            return script + " | " + sentence.strip();
        }
    }

    @Test
    void everyRefusalIsForeseenOrSaysWhyItCannotBe() throws Exception {
        Map<String, String> table = table();
        List<String> wrong = new ArrayList<>();
        Map<String, String> unused = new TreeMap<>(table);
        for (Call call : calls()) {
            unused.remove(call.key());
            if (table.containsKey(call.key()) == call.explained()) {
                wrong.add(call.script() + ".sh:" + call.line() + ": " + call.sentence());
            }
        }
        assertThat(wrong)
                .as("in the table, or under a comment '# Cannot be foreseen: ...', and not both")
                .isEmpty();
        assertThat(unused).as("no script says these any more").isEmpty();
    }

    @Test
    void theTestsOfTheTableAreThere() throws Exception {
        for (String test : table().values()) {
            String[] parts = test.split("#");
            Class<?> type = Class.forName((parts[0].startsWith("Playbook") ? PLAYBOOK : PLAN) + parts[0]);
            assertThat(Stream.of(type.getDeclaredMethods()).map(method -> method.getName()))
                    .as(test)
                    .contains(parts[1]);
        }
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> table = new LinkedHashMap<>();
        Samples.file("foreseen-refusals.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int last = line.lastIndexOf(" | ");
                    table.put(line.substring(0, last).strip(), line.substring(last + 3));
                });
        return table;
    }

    private static List<Call> calls() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (Path script : ScriptsTest.scripts().sorted().toList()) {
            calls.addAll(calls(script));
        }
        assertThat(calls).hasSizeGreaterThan(50);
        return calls;
    }

    private static List<Call> calls(Path script) throws IOException {
        List<String> lines = Files.readAllLines(script);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher call = CALL.matcher(lines.get(i).replaceFirst("^\\s*#.*", ""));
            while (call.find()) {
                String name = script.getFileName().toString().replace(".sh", "");
                calls.add(new Call(name, i + 1, call.group(1), explained(lines, i)));
            }
        }
        return calls;
    }

    /** Whether the comment above the command that this line ends says why. */
    private static boolean explained(List<String> lines, int line) {
        boolean byTheHead =
                lines.stream().takeWhile(head -> head.startsWith("#")).anyMatch(head -> head.startsWith(UNFORESEEABLE));
        if (byTheHead) {
            return true;
        }
        int first = line;
        while (first > 0
                && (lines.get(first).strip().startsWith("||")
                        || lines.get(first - 1).endsWith("\\"))) {
            first--;
        }
        for (int above = first - 1; above >= 0 && lines.get(above).strip().startsWith("#"); above--) {
            if (lines.get(above).strip().startsWith(UNFORESEEABLE)) {
                return true;
            }
        }
        return false;
    }
}
