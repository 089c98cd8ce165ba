package io.volmount.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {
    @Test
    void everythingKnowsWhereItStands() {
        Mapping root = (Mapping) read("# comment\nname: a20\nhosts:\n  - 10.0.0.1\n  - {port: 022}\nrest:\n");

        assertThat(root.entries().get(0).key()).isEqualTo(new Scalar(at(2, 1), "name"));
        assertThat(root.entries().get(0).value()).isEqualTo(new Scalar(at(2, 7), "a20"));
        Sequence hosts = (Sequence) root.entries().get(1).value();
        assertThat(hosts.items().get(0)).isEqualTo(new Scalar(at(4, 5), "10.0.0.1"));
        Mapping flow = (Mapping) hosts.items().get(1);
        assertThat(flow.entries().get(0).value()).isEqualTo(new Scalar(at(5, 12), "022"));
        assertThat(root.entries().get(2).value()).isInstanceOf(Empty.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a:\\n\\t- b | f.yml:2:1: not valid YAML: a tab indents this line; indent with spaces",
                "a: @b | f.yml:1:4: not valid YAML: a value cannot begin with this character; quote the value",
                "a: 'b | f.yml:1:6: not valid YAML: the file ends inside a quoted value; close its quotes",
                "- {name: a[1-2]} | f.yml:1:11: not valid YAML: expected ',' or '}', but got [;"
                        + " quote a value that contains brackets",
                "a: b: c | f.yml:1:5: not valid YAML: a `key: value` cannot begin here; check the indentation,"
                        + " and quote a value that contains `: `",
                "? [a]\\n: b | f.yml:1:3: not valid YAML: a list or a mapping cannot be a key; write a word",
                "a: 1\\n---\\nb: 2 | f.yml:3:1: a second document begins here; put one document into each file",
                "# nothing | f.yml: the file is empty; write a document into it or name another",
                "a: &x 1\\nb: *y | f.yml:2:4: the alias `*y` has no anchor `&y` before it; write the value" + " here",
                "a: &x [*x] | f.yml:1:8: the alias `*x` has no anchor `&x` before it; write the value" + " here",
                "<<: 5 | f.yml:1:5: expected a mapping or a list of mappings after `<<`, found text",
                "a: 1\\nb: 2\\na: 3 | f.yml:3:1: duplicate key `a` (first used on line 1); remove one",
            })
    void aMistakeIsOneSentenceAtItsPlace(String text, String expected) {
        assertThat(problemOf(text.replace("\\n", "\n").replace("\\t", "\t"))).isEqualTo(expected);
    }

    @Test
    void depthIsLimited() {
        assertThat(problemOf("[".repeat(200))).contains("nested too deeply");
    }

    @Test
    void anAliasIsWhatItsAnchorNames() {
        Mapping root = (Mapping) read("a: &x {k: 1, l: [2]}\nb: *x\nc: &y 5\nd: *y\n");

        assertThat(value(root, "b")).isEqualTo(value(root, "a"));
        assertThat(value(root, "d")).isEqualTo(new Scalar(at(3, 4), "5"));
    }

    @Test
    void mergedKeysGiveWayToTheMappingsOwnAndToEarlierOnes() {
        Mapping root = (Mapping) read("""
                one: &one {a: 1, b: 1}
                two: &two {b: 2, c: 2}
                all:
                  <<: [*one, *two]
                  d: 3
                  a: 3
                """);

        assertThat(((Mapping) value(root, "all"))
                        .entries().stream().map(entry -> entry.key().text() + "=" + ((Scalar) entry.value()).text()))
                .containsExactly("d=3", "a=3", "b=1", "c=2");
        assertThat(((Mapping) value(root, "all")).entries().get(2).key().location())
                .as("where it is written")
                .isEqualTo(at(1, 18));
    }

    @Test
    void aliasesOfAliasesCannotGrowBeyondAllBounds() {
        StringBuilder laughs = new StringBuilder("l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*l" + (i - 1);
            laughs.append("l" + i + ": &l" + i + " [" + String.join(", ", Collections.nCopies(10, alias)) + "]\n");
        }
        assertThat(problemOf(laughs.toString())).contains("has more than 2000000 values");

        StringBuilder chain = new StringBuilder("c0: &c0 [x]\n");
        for (int i = 1; i < 20; i++) {
            chain.append("c" + i + ": &c" + i + " [*c" + (i - 1) + "]\n");
        }
        assertThat(problemOf(chain.toString())).contains("aliases are nested more than 10 deep");
    }

    private static Node value(Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void readsMoreThanTheParsersOwnLimitOfThreeMegabytes() {
        Sequence root = (Sequence) read("- 10.0.0.1 # an agent\n".repeat(200_000));

        assertThat(root.items()).hasSize(200_000);
    }

    @Test
    void ofRepeatedKeysTheLastCountsWhereTheyMayBe() {
        List<String> repeated = new ArrayList<>();
        Diagnostics diagnostics = new Diagnostics();
        TextFile file = new TextFile("f.yml", "b: &x {a: 1}\na: {k: 1, k: 2, k: 3}\nb: {<<: *x}\n");

        Mapping root = (Mapping) YamlDocument.read(
                file, diagnostics, (key, earlier) -> repeated.add(key.text() + " " + key.location() + " " + earlier));

        assertThat(diagnostics.isEmpty()).isTrue();
        assertThat(repeated)
                .containsExactly("k f.yml:2:11 f.yml:2:5", "k f.yml:2:17 f.yml:2:11", "b f.yml:3:1 f.yml:1:1");
        assertThat(root.entries()).extracting(entry -> entry.key().text()).containsExactly("b", "a");
        assertThat(value((Mapping) value(root, "a"), "k")).isEqualTo(new Scalar(at(2, 20), "3"));
        assertThat(value((Mapping) value(root, "b"), "a")).isEqualTo(new Scalar(at(1, 11), "1"));
    }

    private static SourceLocation at(int line, int column) {
        return new SourceLocation("f.yml", line, column);
    }

    private static Node read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Node root = YamlDocument.read(new TextFile("f.yml", text), diagnostics);
        diagnostics.throwIfAny();
        return root;
    }

    private static String problemOf(String text) {
        try {
            return "no problem with " + read(text);
        } catch (InvalidInput e) {
            return e.getMessage();
        }
    }
}
