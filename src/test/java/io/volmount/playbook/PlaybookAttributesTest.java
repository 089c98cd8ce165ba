package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.playbook.policy.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybookAttributesTest {
    private static final String VOLUMES =
            "volumes: [{path: /dcos/volume0, source: {device: /dev/disk/by-id/a}, filesystem: xfs}]\n";

    private static Playbook read(String text) {
        return Playbook.read(new TextFile("p.yml", "version: 1\n" + text));
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInput.class).hasMessageContaining(message);
    }

    @Test
    void theyAreReadInTheirOrder() {
        Playbook playbook = read(VOLUMES + "attributes: {raid: 1, disk: ssd, ports: '[1-5]'}\n");
        assertThat(playbook.attributes()).hasToString("raid:1;disk:ssd;ports:[1-5]");
        assertThat(playbook.activation()).isEqualTo(Activation.REBOOT);
    }

    @Test
    void aPlaybookWithoutVolumesRestartsTheAgentUnlessToldToReboot() {
        assertThat(read("attributes: {disk: ssd}\n").activation()).isEqualTo(Activation.RESTART);
        assertThat(read("attributes: {disk: ssd}\nactivation: reboot\n").activation())
                .isEqualTo(Activation.REBOOT);
        assertRefused("name: x\n", "the key `volumes` is missing here");
        assertRefused("volumes: []\nattributes: {disk: ssd}\n", "the list of volumes is empty");
    }

    @Test
    void mistakesAreAllNamedWithTheirPlaces() {
        assertRefused("attributes: {}\n", "p.yml:2:13: there are no attributes here; name at least one");
        assertRefused(
                "attributes: {my disk: ssd}\n", "p.yml:2:14: the attribute `my disk`: the name of an attribute has");
        assertRefused(
                "attributes: {public_ip: 'false'}\n",
                "p.yml:2:14: the attribute `public_ip`: DC/OS sets it on public agents, and volmount keeps it");
        assertRefused(
                "attributes: {disk: 's;d', raid: nan}\n",
                "p.yml:2:20: the value `s;d` of the attribute `disk` is not valid: a value is a text");
        assertRefused("attributes: {disk: 's;d', raid: nan}\n", "p.yml:2:33: the value `nan` of the attribute `raid`");
        assertRefused("attributes: {disk: [ssd]}\n", "p.yml:2:20: expected text here, found a list");
        assertRefused("attributes: [disk]\n", "p.yml:2:13: expected keys with values here, found a list");
    }

    @Test
    void variablesDifferFromAgentToAgent() {
        Playbook playbook = read("attributes: {rack: \"r-${rack}\"}\n");
        AgentDiagnostics diagnostics = new AgentDiagnostics();

        assertThat(playbook.variables()).containsExactly("rack");
        assertThat(playbook.resolvedFor("a1", Map.of("rack", "7"), diagnostics).map(Playbook::attributes))
                .get()
                .hasToString("rack:r-7");
        assertThat(playbook.resolvedFor("a2", Map.of(), diagnostics)).isEqualTo(Optional.empty());
        assertThat(playbook.resolvedFor("a3", Map.of("rack", "a b"), diagnostics))
                .isEmpty();
        Diagnostics all = new Diagnostics();
        diagnostics.report((List<String> names) -> String.join(",", names), all);
        assertThatThrownBy(all::throwIfAny)
                .hasMessageContaining("p.yml:2:20: the variable `rack` is not set for a2; set it in the inventory")
                .hasMessageContaining("p.yml:2:20: on a3 the value `r-a b` of the attribute `rack` is not valid");
    }
}
