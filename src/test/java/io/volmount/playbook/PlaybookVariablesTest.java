package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.Diagnostics;
import io.volmount.document.TextFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaybookVariablesTest {
    private static final Playbook PLAYBOOK = PlaybookReader.read(new TextFile("p.yml", """
            version: 1
            volumes:
              - {path: /dcos/volume0, filesystem: xfs, source: {device: "/dev/${disk}"}}
              - {path: /dcos/volume1, filesystem: xfs, source: {device: "${spare}"}}
            """));

    private final AgentDiagnostics diagnostics = new AgentDiagnostics();

    private void report() {
        Diagnostics all = new Diagnostics();
        diagnostics.report(names -> String.join(" and ", names), all);
        all.throwIfAny();
    }

    @Test
    void variablesAreFilledForEveryAgent() {
        Playbook resolved = PLAYBOOK.resolvedFor("a20", Map.of("disk", "vdb", "spare", "/dev/vdc"), diagnostics)
                .orElseThrow();

        assertThat(resolved.volumes())
                .extracting(volume -> volume.source().path())
                .containsExactly("/dev/vdb", "/dev/vdc");
    }

    @Test
    void diagnosticsOfAllAgentsAreReportedTogether() {
        assertThat(PLAYBOOK.resolvedFor("a20", Map.of("disk", "vdb"), diagnostics))
                .isEmpty();
        assertThat(PLAYBOOK.resolvedFor("a21", Map.of("disk", "../sda", "spare", "/dev/vdc"), diagnostics))
                .isEmpty();
        assertThat(PLAYBOOK.resolvedFor("a22", Map.of("disk", "vdb", "spare", "/dev/vdb"), diagnostics))
                .isEmpty();

        assertThat(PLAYBOOK.resolvedFor("a23", Map.of("disk", "vdc"), diagnostics))
                .isEmpty();

        assertThatThrownBy(this::report).hasMessage("""
                p.yml:3:61: on a21 the device `/dev/../sda` is not normalized; write it without `//`, \
                `/./`, `/../` and a trailing slash
                p.yml:4:61: the variable `spare` is not set for a20 and a23; set it in the inventory under `vars` of the \
                agent, of its group or of the defaults
                p.yml:4:61: on a22 `/dev/vdb` is already the source of /dcos/volume0 (line 3); give every volume \
                its own""");
    }

    @Test
    void aValueIsNotFilledAgain() {
        assertThat(PLAYBOOK.resolvedFor("a20", Map.of("disk", "${spare}", "spare", "/dev/vdc"), diagnostics)
                        .orElseThrow()
                        .volumes()
                        .get(0)
                        .source()
                        .path())
                .isEqualTo("/dev/${spare}");
    }
}
