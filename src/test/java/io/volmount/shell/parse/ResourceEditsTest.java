package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.ResourcesFile.Edit;
import io.volmount.facts.ResourcesFile.Edit.Kind;
import io.volmount.volume.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceEditsTest {
    private static final String PORTS =
            "{\"name\": \"ports\", \"type\": \"RANGES\", \"ranges\": {\"range\": [{\"begin\": 1025, \"end\": 2180}]}}";
    private static final String VOLUME = "{\"name\": \"disk\", \"role\": \"*\", \"scalar\": {\"value\": 67},"
            + " \"type\": \"SCALAR\", \"disk\": {\"source\": {\"type\": \"MOUNT\", \"mount\": {\"root\":"
            + " \"/dcos/volume2\"}}}}";
    private static final String OWN =
            "{\"name\": \"disk\", \"role\": \"*\", \"scalar\": {\"value\": 2203}, \"type\": \"SCALAR\"}";
    private static final String WRITTEN = String.join(", ", PORTS, VOLUME, OWN);

    private String settings = "MESOS_RESOURCES=[" + PORTS + "]\n";

    private List<Edit> edits(Role role, String version, String resources) {
        Sections sections = new Sections(Map.of("settings mesos-slave", settings));
        return MesosResources.parse(
                        "MESOS_RESOURCES='[" + resources + "]'\n",
                        Instant.EPOCH,
                        DiscoverySettings.of(Optional.of(role), Optional.of(version), sections))
                .edits();
    }

    private List<Edit> edits(String resources) {
        return edits(Role.PRIVATE, "1.13.4", resources);
    }

    @Test
    void theOutputOfDiscoveryIsNotAnEdit() {
        assertThat(edits(WRITTEN)).isEmpty();
        assertThat(edits(WRITTEN.replace("67", "67.0").replace("1025", "1025.0")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"MOUNT\" | \"type\": \"MOUNT\", \"profile\": \"xfs\" | disk.source.profile \"xfs\" of /dcos/volume2",
                "\"type\": \"MOUNT\" | \"type\": \"MOUNT\", \"id\": \"a-1\" | disk.source.id \"a-1\" of /dcos/volume2",
                "\"root\": | \"x\": 1, \"root\": | disk.source.mount.x 1 of /dcos/volume2",
                "\"disk\": { | \"disk\": {\"volume\": {}, | disk.volume {} of /dcos/volume2",
                "\"disk\": { | \"reservations\": [], \"disk\": { | reservations [] of /dcos/volume2",
                "2203} | 2203}, \"shared\": {} | shared {} of the agent's own directory"
            })
    void aKeyThatDiscoveryDoesNotWriteIsNamedWithItsDisk(String instead, String of, String what) {
        assertThat(edits(WRITTEN.replace(instead, of))).containsExactly(new Edit(Kind.KEY, what));
    }

    @Test
    void anotherRoleThanTheAgentsIsNamed() {
        assertThat(edits(String.join(", ", PORTS, VOLUME.replace("\"*\"", "\"kafka\""), OWN)))
                .containsExactly(new Edit(Kind.ROLE, "/dcos/volume2 for kafka instead of *"));
    }

    @Test
    void theRoleThatTheAgentIsSetToIsDiscoverysOwn() {
        settings = "MESOS_DEFAULT_ROLE=slave_public\nMESOS_DEFAULT_ROLE=\"kafka\"\n";

        assertThat(edits(String.join(", ", VOLUME.replace("\"*\"", "\"kafka\""), OWN.replace("\"*\"", "\"kafka\""))))
                .isEmpty();
        assertThat(edits(Role.PRIVATE, "1.7.3", VOLUME + ", " + OWN)).isEmpty();
    }

    @Test
    void withoutSettingsTheDefaultRoleIsThatOfTheKindOfAgent() {
        assertThat(edits(Role.PUBLIC, "1.13.4", VOLUME.replace("\"*\"", "\"slave_public\"")))
                .isEmpty();
        assertThat(edits(Role.PUBLIC, "1.13.4", VOLUME))
                .containsExactly(new Edit(Kind.ROLE, "/dcos/volume2 for * instead of slave_public"));
    }

    @Test
    void resourcesThatAreNeitherTheSettingsNorFoundMountsAreNamed() {
        String others = String.join(
                ", ",
                PORTS.replace("2180", "9999"),
                "{\"name\": \"gpus\", \"type\": \"SCALAR\", \"scalar\": {\"value\": 2}, \"role\": \"ml\"}",
                VOLUME.replace("/dcos/volume2", "/mnt/fast"),
                VOLUME.replace("MOUNT", "PATH"));

        assertThat(edits(others))
                .allMatch(edit -> edit.kind() == Kind.RESOURCE)
                .extracting(Edit::what)
                .containsExactly(
                        "ports [{\"begin\":1025,\"end\":9999}]",
                        "gpus 2 for ml",
                        "a disk with source {\"type\":\"MOUNT\",\"mount\":{\"root\":\"/mnt/fast\"}}",
                        "a disk with source {\"type\":\"PATH\",\"mount\":{\"root\":\"/dcos/volume2\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESOS_RESOURCES=ports:[1-2]\n", "MESOS_RESOURCES=file:///etc/resources\n"})
    void whereTheSettingsAreInAnotherFormPortsAreTakenToBeTheirs(String form) {
        settings = form;

        assertThat(edits(WRITTEN)).isEmpty();
        assertThat(edits("{\"name\": \"gpus\", \"scalar\": {\"value\": 2}}"))
                .containsExactly(new Edit(Kind.RESOURCE, "gpus 2"));
    }

    @Test
    void whatAFileSaysIsShownOnOneLineOfBoundedLength() {
        assertThat(edits(WRITTEN.replace("\"root\"", "\"x\": \"" + "y".repeat(500) + "\", \"root\"")))
                .singleElement()
                .satisfies(edit -> assertThat(edit.what()).hasSizeLessThan(120).doesNotContain("\n"));
    }
}
