package io.volmount;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test/"))
            .importPackages("io.volmount");

    /** Its package below the root; a package within another stands on the other's floor, unless it has its own. */
    private static String packageOf(JavaClass type) {
        String whole = type.getPackageName().substring(ROOT.length());
        return floor(whole) >= 0 ? whole : whole.replaceFirst("[.].*", "");
    }

    private static int floor(String packageName) {
        return FLOORS.indexOf(FLOORS.stream()
                .filter(floor -> floor.contains(packageName))
                .findFirst()
                .orElse(Set.of()));
    }

    @Test
    void everyPackageHasItsFloor() {
        assertThat(CLASSES).isNotEmpty().allMatch(type -> floor(packageOf(type)) >= 0);
    }

    @Test
    void importsGoDownwardsOnly() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(ArchitectureTest::goesUpwards)
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    private static boolean goesUpwards(Dependency use) {
        if (!use.getTargetClass().getPackageName().startsWith(ROOT)) {
            return false;
        }
        String user = packageOf(use.getOriginClass());
        String used = packageOf(use.getTargetClass().getBaseComponentType());
        boolean neighbours = used.equals(user) || used.equals(NEIGHBOURS.get(user));
        return floor(used) >= floor(user) && !neighbours;
    }

    @Test
    void noPackagesNeedEachOther() {
        slices().matching("io.volmount.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.volmount.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyTheContextOfACommandSpeaksToTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.volmount.app.context", "io.volmount.terminal")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould(USE_JAVA_UTIL_LOGGING)
                .check(CLASSES);
    }

    @Test
    void noNameIsThatOfAHeapOfThings() {
        assertThat(CLASSES.stream().map(JavaClass::getFullName).filter(ArchitectureTest::namesAHeap))
                .isEmpty();
        assertThat(Stream.of("io.volmount.util.Strings", "io.volmount.ssh.SshUtils", "io.volmount.Outer$PathHelper"))
                .allMatch(ArchitectureTest::namesAHeap);
    }

    private static boolean namesAHeap(String fullName) {
        return HEAP.matcher(fullName).find();
    }
}
