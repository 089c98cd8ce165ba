package io.volmount.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
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
                "? [a]\\n: b | f.yml:1:4: not valid YAML: a list, a mapping or an alias cannot be a key; write a word",
                "a: 1\\n---\\nb: 2 | f.yml:3:1: a second document begins here; put one document into each file",
                "# nothing | f.yml: the file is empty; write a document into it or name another",
                "a: &x 1\\nb: *x | f.yml:2:4: the alias `*x` is not supported; write its value out here",
                "a: 1\\nb: 2\\na: 3 | f.yml:3:1: the key `a` stands at line 1 already; remove one",
            })
    void aMistakeIsOneSentenceAtItsPlace(String text, String expected) {
        assertThat(problemOf(text.replace("\\n", "\n").replace("\\t", "\t"))).isEqualTo(expected);
    }

    @Test
    void depthIsLimited() {
        assertThat(problemOf("[".repeat(200))).contains("nested too deeply");
    }

    @Test
    void readsMoreThanTheParsersOwnLimitOfThreeMegabytes() {
        Sequence root = (Sequence) read("- 10.0.0.1 # an agent\n".repeat(200_000));

        assertThat(root.items()).hasSize(200_000);
    }

    private static Place at(int line, int column) {
        return new Place("f.yml", line, column);
    }

    private static Node read(String text) {
        Problems problems = new Problems();
        Node root = YamlDocument.read(new TextFile("f.yml", text), problems);
        problems.throwIfAny();
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
