package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a playbook says of volumes that are to be absent. */
class AbsentVolumeTest {
    private static Playbook read(String... volumes) {
        StringBuilder text = new StringBuilder("version: 1\nvolumes:\n");
        List.of(volumes).forEach(volume -> text.append("  - {").append(volume).append("}\n"));
        return Playbook.read(new TextFile("p.yml", text.toString()));
    }

    @Test
    void thePathIsEnough() {
        AbsentVolume volume =
                read("path: /dcos/volume3, state: absent").absent().get(0);

        assertThat(volume.path()).isEqualTo(VolumePath.of("/dcos/volume3"));
        assertThat(volume.source()).isEmpty();
        assertThat(volume.deletesFile()).isFalse();
        assertThat(volume.losesData()).isFalse();
    }

    @Test
    void everythingElseOfAVolumeMayStay() {
        Playbook playbook = read(
                "path: /dcos/volume3, state: absent, backingFile: delete, losesData: accepted, filesystem: ext4,"
                        + " fstab: {pass: 2}, source: {loopback: {file: /root/3.img, size: 200MB}}",
                "path: /dcos/volume4, state: present, filesystem: xfs, source: {device: /dev/vdb}");
        AbsentVolume volume = playbook.absent().get(0);

        assertThat(volume.source()).contains(new Source.Loopback("/root/3.img", ByteSize.ofMb(200)));
        assertThat(volume.deletesFile()).isTrue();
        assertThat(volume.losesData()).isTrue();
        assertThat(playbook.absent()).hasSize(1);
        assertThat(playbook.volumes()).extracting(VolumeSpec::path).containsExactly(VolumePath.of("/dcos/volume4"));
    }

    @Test
    void itsSourceMayHaveVariables() {
        Playbook playbook = read("path: /dcos/volume3, state: absent, source: {device: \"${disk}\"}");
        AgentDiagnostics diagnostics = new AgentDiagnostics();

        assertThat(playbook.variables()).containsExactly("disk");
        assertThat(playbook.resolvedFor("a1", Map.of("disk", "/dev/vdb"), diagnostics)
                        .flatMap(resolved -> resolved.absent().get(0).source()))
                .isEqualTo(Optional.of(new Source.Device("/dev/vdb")));
        assertThat(playbook.resolvedFor("a2", Map.of(), diagnostics)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "path: /dcos/volume3, state: gone | state",
                "state: absent | the key `path` is missing here",
                "path: /dcos/volume3, state: absent, backingFile: delete | needs the file by its name",
                "path: /dcos/volume3, state: absent, backingFile: keep, source: {device: /dev/vdb} | is for a loopback",
                "path: /dcos/volume3, state: absent, source: {disks: {}} | this one is to be absent",
                "path: /dcos/volume3, state: absent, source: {device: vdb} | is not an absolute path",
                "path: /dcos/volume3, state: absent, colour: red | unknown key `colour`",
                "path: /dcos/volume3, filesystem: xfs, source: {device: /dev/vdb}, losesData: accepted | with `state: absent`",
            })
    void mistakesAreNamed(String volume, String message) {
        assertThatThrownBy(() -> read(volume)).isInstanceOf(InvalidInput.class).hasMessageContaining(message);
    }

    @Test
    void aNumberAndASourceAreOnlyOnce() {
        assertThatThrownBy(() -> read(
                        "path: /dcos/volume3, state: absent",
                        "path: /dcos/volume3, filesystem: xfs, source: {device: /dev/vdb}"))
                .hasMessageContaining("duplicate volume number 3");
        assertThatThrownBy(() -> read(
                        "path: /dcos/volume3, state: absent, source: {device: /dev/vdb}",
                        "path: /dcos/volume4, filesystem: xfs, source: {device: /dev/vdb}"))
                .hasMessageContaining("`/dev/vdb` is already the source of /dcos/volume4 (line 4)");
    }
}
