package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.attribute.AttributeSettings;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What keeps a plan from setting attributes, each of which a step would find too late. */
class AttributeGuardTest extends AttributePlans {
    private static final String FILE = AttributeSettings.FILE;

    @Test
    void settingsThatWereNotRead() {
        node.attributes = Optional.empty();
        assertThat(refusal()).isEqualTo("the settings of the agent's attributes could not be read");
    }

    @Test
    void aNodeWithoutDcos() {
        node.kind = NodeKind.PRE_INSTALL;
        assertThat(refusal()).startsWith("DC/OS is not installed yet, so the agent's attributes cannot be set");
    }

    @Test
    void aMasterIsRefusedForWhatItIs() {
        node.kind = NodeKind.MASTER;
        assertThat(plan().reasons()).singleElement().asString().startsWith("it is a master");
    }

    @Test
    void aFileWhoseLinesContinue() {
        continued = OptionalInt.of(3);
        assertThat(refusal()).startsWith("line 3 of " + FILE + " may continue on the next one");
    }

    @Test
    void attributesThatAreNotUnderstood() {
        lines = List.of("MESOS_ATTRIBUTES=rack");
        assertThat(refusal()).contains(FILE + " sets attributes in another form than name:value;name:value: \"rack\"");
        lines = List.of();
        inherited = Optional.of("it's");
        assertThat(refusal()).startsWith("a file under /opt/mesosphere/etc sets attributes in another form");
    }

    @Test
    void aSettingThatOutweighsTheFile() {
        later = Optional.of("disk:hdd");
        assertThat(refusal()).contains("sets its attributes to \"disk:hdd\", so others would have no effect");
        later = Optional.of("disk:ssd;raid:1");
        running = later;
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.UNCHANGED);
    }

    @Test
    void anAgentOfWhichItIsUnknownWhatItRunsWith() {
        lines = List.of("MESOS_ATTRIBUTES=disk:ssd;raid:1");
        running = Optional.empty();
        assertThat(refusal()).isEqualTo("the attributes that the agent runs with could not be read: try again");
    }

    @Test
    void aFileThatIsNotAFile() {
        at(link(FILE, "/etc/passwd"));
        assertThat(refusal()).isEqualTo(FILE + " is a symbolic link: replace it by a file");
        at(NodeSketch.path(FILE, Kind.DIRECTORY));
        assertThat(refusal()).isEqualTo(FILE + " is not a file: move it away");
        node.written.clear();
        node.untold.add(FILE);
        assertThat(refusal()).isEqualTo(FILE + " could not be examined, and a step would write to it");
    }

    @Test
    void aDirectoryThatDoesNotExist() {
        at(PathState.absent(FILE));
        assertThat(refusal()).isEqualTo("the directory /var/lib/dcos does not exist: create it");
    }

    @Test
    void aFileThatCannotBeWritten() {
        at(sealed(NodeSketch.path(FILE, Kind.FILE)));
        assertThat(refusal()).startsWith("root cannot write to /var/lib/dcos: ");
        at(readOnly(NodeSketch.path(FILE, Kind.FILE)));
        assertThat(refusal()).startsWith("root cannot write to " + FILE + ": ");
    }

    @Test
    void aFileThatOthersCanChange() {
        node.owners.put(
                FILE,
                new PathOwners(List.of(
                        new PathOwners.Part("/", 0, 0040755, "1", 2),
                        new PathOwners.Part("/var/lib/dcos", 99, 0040755, "1", 2))));
        assertThat(refusal())
                .isEqualTo("the directory /var/lib/dcos belongs to user 99 and has mode 0755, so other users than root"
                        + " could change " + FILE + ": restrict it to root (chown root, chmod go-w)");
        node.owners.put(FILE, new PathOwners(List.of()));
        assertThat(refusal()).isEqualTo("the owners of the directories above " + FILE + " are unknown");
    }

    @Test
    void nothingOfThisMattersWhereTheyAreSetAndTheAgentRunsWithThem() {
        lines = List.of("MESOS_ATTRIBUTES=raid:1;disk:ssd");
        running = Optional.of("disk:ssd;raid:1");
        at(link(FILE, "/etc/passwd"));
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.UNCHANGED);
    }
}
