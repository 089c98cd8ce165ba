package io.volmount;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house: every floor stands on the ones below it. */
class ArchitectureTest {
    private static final String ROOT = "io.volmount.";
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("text", "file", "terminal"),
            Set.of("document", "secret", "fstab", "dcos"),
            Set.of("volume", "attribute", "inventory.ansible"),
            Set.of("facts"),
            Set.of("mesos"),
            Set.of("mesos.maintenance"),
            Set.of("step", "inventory", "sshconfig"),
            Set.of("mount", "access", "playbook"),
            Set.of("agent", "plan", "proof"),
            Set.of("rollout"),
            Set.of("storage"),
            Set.of("probe", "journal"),
            Set.of("shell", "ssh", "rehearsal"),
            Set.of("report"),
            Set.of(
                    "console",
                    "report.access",
                    "report.check",
                    "report.event",
                    "report.exec",
                    "report.facts",
                    "report.forecast",
                    "report.input",
                    "report.lock",
                    "report.result",
                    "report.run"),
            Set.of("report.format"),
            Set.of("app.context"),
            Set.of("app.session", "app.output"),
            Set.of("app"),
            Set.of("cli.option"),
            Set.of("cli.shell"),
            Set.of("cli"));

    /** Who may use a neighbour on the same floor. */
    private static final Map<String, String> NEIGHBOURS = Map.of("ssh", "shell", "secret", "document");

    /** A package of such a name, or a class whose name ends so. */
    private static final Pattern HEAP = Pattern.compile(
            "[.](utils?|commons?|helpers?|misc)[.]|(Util|Utils|Common|Helper|Helpers|Manager|Misc)([$]|$)");

    private static final Pattern STREAMS =
            Pattern.compile("java.lang.System.(in|out|err)L.*|.*[.]printStackTrace[(][)]V");

    private static final List<CompiledClass> CLASSES = CompiledClass.all();

    /** A package below the root; one within another stands on the other's floor, unless it has its own. */
    private static String ownerOfFloor(String packageName) {
        String whole = packageName.substring(ROOT.length());
        return floor(whole) >= 0 ? whole : whole.replaceFirst("[.].*", "");
    }

    private static int floor(String packageName) {
        return FLOORS.indexOf(FLOORS.stream()
                .filter(floor -> floor.contains(packageName))
                .findFirst()
                .orElse(Set.of()));
    }

    private static Stream<String> own(CompiledClass type) {
        return type.classes().stream().filter(used -> used.startsWith(ROOT));
    }

    private static Stream<String> names(Predicate<CompiledClass> chosen) {
        return CLASSES.stream().filter(chosen).map(CompiledClass::name);
    }

    @Test
    void everyPackageHasItsFloor() {
        assertThat(CLASSES).isNotEmpty();
        assertThat(names(type -> floor(ownerOfFloor(type.packageName())) < 0)).isEmpty();
    }

    @Test
    void importsGoDownwardsOnly() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> own(type)
                                .filter(used -> goesUpwards(type.packageName(), CompiledClass.packageOf(used)))
                                .map(used -> type.name() + " uses " + used)))
                .isEmpty();
    }

    private static boolean goesUpwards(String userPackage, String usedPackage) {
        String user = ownerOfFloor(userPackage);
        String used = ownerOfFloor(usedPackage);
        boolean neighbours = used.equals(user) || used.equals(NEIGHBOURS.get(user));
        return floor(used) >= floor(user) && !neighbours;
    }

    @Test
    void noPackagesNeedEachOther() {
        Map<String, Set<String>> uses = CLASSES.stream()
                .collect(groupingBy(
                        CompiledClass::packageName,
                        TreeMap::new,
                        flatMapping(type -> own(type).map(CompiledClass::packageOf), toSet())));
        assertThat(inCycles(uses)).isEmpty();
        assertThat(inCycles(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of())))
                .containsOnlyKeys("a", "b", "c");
    }

    /** What is left after those that need nothing of the rest have gone, one after the other. */
    private static Map<String, Set<String>> inCycles(Map<String, Set<String>> uses) {
        Map<String, Set<String>> rest = new TreeMap<>(uses);
        while (rest.entrySet()
                .removeIf(of -> of.getValue().stream()
                        .allMatch(used -> used.equals(of.getKey()) || !rest.containsKey(used)))) {}
        return rest;
    }

    @Test
    void nothingStaticChanges() {
        assertThat(names(type -> !type.variables().isEmpty())).isEmpty();
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        assertThat(names(type -> type.classes().stream().anyMatch(used -> used.startsWith("picocli."))))
                .isNotEmpty()
                .allMatch(user -> user.startsWith("io.volmount.cli."));
    }

    @Test
    void onlyTheContextOfACommandSpeaksToTheStandardStreams() {
        assertThat(names(ArchitectureTest::speaks))
                .isNotEmpty()
                .allMatch(user -> Set.of("io.volmount.app.context", "io.volmount.terminal")
                        .contains(CompiledClass.packageOf(user)));
    }

    private static boolean speaks(CompiledClass type) {
        return type.members().stream().anyMatch(STREAMS.asMatchPredicate())
                || type.classes().stream().anyMatch(used -> used.startsWith("java.util.logging."));
    }

    @Test
    void noNameIsThatOfAHeapOfThings() {
        assertThat(names(type -> namesAHeap(type.name()))).isEmpty();
        assertThat(Stream.of("io.volmount.util.Strings", "io.volmount.ssh.SshUtils", "io.volmount.Outer$PathHelper"))
                .allMatch(ArchitectureTest::namesAHeap);
    }

    private static boolean namesAHeap(String fullName) {
        return HEAP.matcher(fullName).find();
    }

    @Test
    void everyReferenceIsSeen() throws IOException {
        CompiledClass seen = CompiledClass.of(Referring.class
                .getResourceAsStream("ArchitectureTest$Referring.class")
                .readAllBytes());
        assertThat(seen.classes())
                .contains("java.util.BitSet", "java.util.Scanner", "java.util.UUID", "java.lang.Deprecated");
        assertThat(seen.members())
                .contains(
                        "java.lang.System.outLjava/io/PrintStream;",
                        "java.lang.Throwable.printStackTrace()V",
                        "java.util.List.clear()V");
        assertThat(seen.variables()).containsExactly("variable");
        assertThat(speaks(seen)).isTrue();
    }

    private static final class Referring {
        static int variable;
        static final int CONSTANT = 1;
        List<java.util.BitSet[]> inASignature;
        java.util.Scanner[][] inAnArray;

        @Deprecated
        Object refer(Throwable thrown) {
            System.out.flush();
            inASignature.clear();
            thrown.printStackTrace();
            return java.util.UUID.randomUUID();
        }
    }
}
