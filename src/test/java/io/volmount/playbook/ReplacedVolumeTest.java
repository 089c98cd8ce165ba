package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a playbook says of volumes that come in the place of others. */
class ReplacedVolumeTest {
    private static final VolumePath VOLUME = VolumePath.of("/dcos/volume3");

    private static Playbook read(String volume) {
        return Playbook.read(new TextFile("p.yml", "version: 1\nvolumes: [{" + volume + "}]\n"));
    }

    @Test
    void itIsAVolumeInThePlaceOfWhateverAnAgentHas() {
        Playbook playbook =
                read("path: /dcos/volume3, state: replaced, source: {device: \"${disk}\"}, filesystem: xfs");
        Playbook resolved = playbook.resolvedFor("a1", Map.of("disk", "/dev/vdb"), new AgentDiagnostics())
                .orElseThrow();
        VolumeSpec volume = resolved.volumes().get(0);

        assertThat(playbook.absent()).isEmpty();
        assertThat(volume.source()).isEqualTo(new Source.Device("/dev/vdb"));
        assertThat(resolved.leaving()).containsExactly(volume.replaced().orElseThrow());
        assertThat(resolved.leaving().get(0).path()).isEqualTo(VOLUME);
        assertThat(resolved.leaving().get(0).source()).isEmpty();
        assertThat(resolved.leaving().get(0).losesData()).isFalse();
    }

    @Test
    void theLossOfDataMayBeAccepted() {
        String volume = "path: /dcos/volume3, source: {device: /dev/vdb}, filesystem: xfs, state: ";
        assertThat(read(volume + "replaced, losesData: accepted").leaving()).allMatch(AbsentVolume::losesData);
        assertThat(read(volume + "present").leaving()).isEmpty();
    }

    @Test
    void aRuleMayReplaceDisks() {
        String rule = "path: \"/dcos/volume[0-2]\", source: {disks: {}}, filesystem: xfs";
        DiskRule replacing =
                read(rule + ", state: replaced, losesData: accepted").rules().get(0);
        assertThat(replacing.volume(VOLUME, "/dev/vdb").replaced()).hasValueSatisfying(other -> {
            assertThat(other.path()).isEqualTo(VOLUME);
            assertThat(other.losesData()).isTrue();
        });
        assertThat(read(rule).rules().get(0).volume(VOLUME, "/dev/vdb").replaced())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "state: replaced, filesystem: xfs, losesData: refused | the key `source` is missing here",
                "state: replaced, filesystem: xfs, source: {device: /dev/vdb}, backingFile: keep | with `state: absent`;",
                "filesystem: xfs, source: {device: /dev/vdb}, losesData: accepted | or `state: replaced`;",
            })
    void mistakesAreNamed(String volume, String message) {
        assertThatThrownBy(() -> read("path: /dcos/volume3, " + volume))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        found ->
                                assertThat(found.getMessage()).contains(message).doesNotContain("unknown key"));
    }
}
