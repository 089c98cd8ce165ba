package io.volmount.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.app.context.DefaultsFile;
import io.volmount.cli.CliHarness;
import io.volmount.cli.PublishedSchema;
import io.volmount.document.InvalidInput;
import io.volmount.inventory.Inventories;
import io.volmount.pages.Page;
import io.volmount.playbook.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas hold for what volmount writes, and for all that it reads. */
class PublishedSchemasTest {
    private static final Pattern SCHEMA = Pattern.compile("\"volmount/([a-z-]+)/v[0-9]+\"");
    private static final Pattern EXPECTED = Pattern.compile("unknown key `zzzzzzzz`; [^:]*: (.*)");
    /** Not for others to write or to read. */
    private static final Set<String> INTERNAL = Set.of("plan", "inputs");
    /** Mappings whose keys the operator chooses. */
    private static final Set<String> FREE = Set.of("groups", "vars");

    @TempDir
    Path home;

    static List<String> names() {
        return PublishedSchema.names();
    }

    private static JsonNode yaml(String text) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        return JsonMapper.shared().valueToTree(loaded);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySchemaIsAJsonSchema(String name) {
        assertThat(PublishedSchema.of(name).flaws()).isEmpty();
    }

    @Test
    void everyDocumentHasASchema() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> SCHEMA.matcher(text(file)).results())
                    .forEach(schema -> written.add(schema.group(1)));
        }
        written.removeAll(INTERNAL);

        assertThat(written).hasSizeGreaterThan(5);
        assertThat(names()).containsAll(written);
        assertThat(written)
                .allSatisfy(name -> assertThat(PublishedSchema.of(name)
                                .json()
                                .at("/properties/schema/const")
                                .asString())
                        .startsWith("volmount/" + name + "/v"));
    }

    @Test
    void everyDocumentFollowsItsSchema() {
        CliHarness cli = new CliHarness(home);
        cli.agents.put("a2", CliHarness.failing());
        cli.agents.put("a3", CliHarness.silent());
        List<String> documents = new ArrayList<>();
        String inventory = " -i " + cli.file("inventory.yml", CliHarness.INVENTORY);
        String rollout = "rollout: {canary: 0, maxUnavailable: 3, maxFailures: 1}\n";
        String both = inventory + " -p " + cli.file("playbook.yml", CliHarness.PLAYBOOK + rollout);
        for (String command : List.of(
                "init " + home.resolve("new") + " --agents a1",
                "validate" + both,
                "plan" + both,
                "verify" + both,
                "rehearse --runs 2" + both,
                "apply --yes" + both,
                "runs",
                "runs show 2",
                "runs report 2",
                "show a1 mounts" + inventory,
                "show a3 journal" + inventory,
                "exec --yes --format json" + inventory + " uname",
                "unlock a1" + inventory,
                "unlock a3" + inventory,
                "locks" + inventory,
                "inventory list" + inventory,
                "inventory show a1" + inventory,
                "inventory check" + inventory,
                "resume")) {
            cli.run((command + " --format json").split(" "));
            assertThat(cli.out()).as(command + ": " + cli.err()).isNotEmpty();
            documents.add(cli.out());
        }

        assertThat(documents).allSatisfy(document -> {
            JsonNode json = JsonMapper.shared().readTree(document);
            assertThat(PublishedSchema.of(json).strictObjections(json))
                    .as(document)
                    .isEmpty();
        });
    }

    @Test
    void everyEventFollowsItsSchema() throws IOException {
        CliHarness cli = new CliHarness(home);
        cli.agents.put("a2", CliHarness.failing());
        String inventory = CliHarness.INVENTORY.replace("    hosts:", "    zone: rack-a\n    hosts:");
        cli.run(
                "apply",
                "--yes",
                "--events",
                "-",
                "-i",
                cli.file("inventory.yml", inventory),
                "-p",
                cli.file("playbook.yml", CliHarness.PLAYBOOK));
        List<String> lines = cli.out().lines().toList();

        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            JsonNode json = JsonMapper.shared().readTree(line);
            assertThat(PublishedSchema.of("events").strictObjections(json))
                    .as(line)
                    .isEmpty();
        });
        ObjectNode first = (ObjectNode) JsonMapper.shared().readTree(lines.get(0));
        assertThat(PublishedSchema.of("events").objections(first.without("agents")))
                .isNotEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.list(Path.of("playbook-templates")), Files.list(Path.of("inventories")))) {
            return files.filter(file -> file.toString().endsWith(".yml") && !file.endsWith("ansible.yml"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleNamesItsSchemaAndFollowsIt(Path example) {
        String kind = example.startsWith("inventories") ? "inventory" : "playbook";

        assertThat(text(example)).startsWith("# yaml-language-server: $schema=../schemas/" + kind + ".schema.json\n");
        assertThat(PublishedSchema.of(kind).objections(yaml(text(example)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.volmount.pages.Page#all")
    void documentsOnPagesFollowTheirSchemas(Page page) {
        for (String block : page.blocks("yaml")) {
            String kind = Page.isPlaybook(block) ? "playbook" : "inventory";
            assertThat(PublishedSchema.of(kind).objections(yaml(block))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "playbook-templates/disks.yml",
                "playbook-templates/loopback.yml",
                "playbook-templates/disks-by-rule.yml",
                "inventories/private-agents.yml"
            })
    void aMisspeltKeyIsRejectedWhereverItStands(Path example) {
        PublishedSchema schema = PublishedSchema.of(example.startsWith("inventories") ? "inventory" : "playbook");
        JsonNode document = yaml(text(example));
        List<JsonNode> misspelt = new ArrayList<>();
        misspell(document, document, misspelt);

        assertThat(misspelt)
                .hasSizeGreaterThan(5)
                .allSatisfy(each ->
                        assertThat(schema.objections(each)).as(each.toString()).isNotEmpty());
    }

    /** Copies of the document, each with one key misspelt. */
    private static void misspell(JsonNode document, JsonNode part, List<JsonNode> copies) {
        if (part instanceof ObjectNode object) {
            for (String key : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(key);
                object.remove(key);
                object.set(key + "x", value);
                copies.add(document.deepCopy());
                object.remove(key + "x");
                object.set(key, value);
                if (FREE.contains(key)) {
                    value.forEach(each -> misspell(document, each, copies));
                } else {
                    misspell(document, value, copies);
                }
            }
        } else {
            part.forEach(item -> misspell(document, item, copies));
        }
    }

    private Set<String> expected(InvalidInput refusal) {
        return refusal.diagnostics().stream()
                .flatMap(problem -> EXPECTED.matcher(problem.message()).results())
                .findFirst()
                .map(found -> new TreeSet<>(List.of(found.group(1).split(", "))))
                .orElseThrow();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(home.resolve("file.yml"), text.replace("@", "zzzzzzzz: 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                            | {@, version: 1}",
                "/properties/volumes/items                                     | {volumes: [{@}]}",
                "/properties/volumes/items/properties/source                   | {volumes: [{source: {@}}]}",
                "/properties/volumes/items/properties/source/properties/loopback | {volumes: [{source: {loopback: {@}}}]}",
                "/properties/volumes/items/properties/source/properties/disks | {volumes: [{source: {disks: {@}}}]}",
                "/properties/volumes/items/properties/fstab                    | {volumes: [{fstab: {@}}]}",
                "/properties/rollout                                           | {rollout: {@}}",
                "/properties/rollout/properties/perZone                        | {rollout: {perZone: {@}}}",
                "/properties/verify                                            | {verify: {@}}"
            })
    void aPlaybookHasTheKeysThatItsReaderAccepts(String pointer, String playbook) throws IOException {
        Path file = file(playbook);

        assertThat(PublishedSchema.of("playbook").keys(pointer))
                .isEqualTo(expected(catchThrowableOfType(InvalidInput.class, () -> Playbook.load(file))));
    }

    @Test
    void defaultsHaveTheKeysThatTheirReaderAccepts() throws IOException {
        Files.writeString(home.resolve("volmount.yml"), "zzzzzzzz: 1");

        assertThat(PublishedSchema.of("defaults").keys(""))
                .isEqualTo(expected(catchThrowableOfType(InvalidInput.class, () -> DefaultsFile.in(home, home))));
        assertThat(PublishedSchema.of("defaults").objections(yaml("inventry: x")))
                .isNotEmpty();
        String example = Page.of(Path.of("docs/defaults.md")).blocks("yml").get(0);
        assertThat(PublishedSchema.of("defaults").objections(yaml(example))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                  | {version: 1, @}",
                "/properties/defaults                                                | {version: 1, defaults: {@}}",
                "/properties/groups/additionalProperties                             | {version: 1, groups: {g: {@}}}",
                "/properties/groups/additionalProperties/properties/hosts/items/anyOf/1 | {version: 1, groups: {g: {hosts: [{@}]}}}"
            })
    void anInventoryHasTheKeysThatItsReaderAccepts(String pointer, String inventory) throws IOException {
        Path file = file(inventory);

        assertThat(PublishedSchema.of("inventory").keys(pointer))
                .isEqualTo(expected(catchThrowableOfType(InvalidInput.class, () -> Inventories.load(file, home))));
    }
}
