package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes whose source is a rule for disks, as a playbook writes them. */
class DiskRuleTest {
    private static Playbook read(String volume) {
        return Playbook.read(new TextFile("p.yml", "version: 1\nvolumes:\n  - " + volume + "\n"));
    }

    @Test
    void everyKeyIsRead() {
        Playbook playbook = read("{path: \"/dcos/volume[0-2,5]\", source: {disks: {size: \">=500MB, <1GB\","
                + " rotational: false, model: \"ST*\", count: 3, exclude: [\"*-C\"]}}, filesystem: xfs}");

        assertThat(playbook.volumes()).isEmpty();
        DiskRule rule = playbook.rules().get(0);
        assertThat(rule.paths()).extracting(VolumePath::number).containsExactly("0", "1", "2", "5");
        assertThat(rule.filter())
                .isEqualTo(new DiskFilter(
                        ByteSize.ofMb(500),
                        new ByteSize((1L << 30) - 1),
                        Optional.of(false),
                        Optional.of("ST*"),
                        List.of("*-C")));
        assertThat(rule.count()).hasValue(3);
        assertThat(rule.filesystem()).isEqualTo(Filesystem.XFS);
        assertThat(rule.fstab()).isEqualTo(new FstabOptions("defaults,nosuid,nodev", 0, 0));
        assertThat(rule.location().line()).isEqualTo(3);
    }

    @Test
    void allIsTheDefaultCount() {
        String all = "{path: \"/dcos/volume[0-2]\", source: {disks: {count: all}}, filesystem: xfs}";

        assertThat(read(all).rules().get(0).count()).isEmpty();
        assertThat(read(all.replace("count: all", "")).rules().get(0).count()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/dcos/volume[0-]\"|size: \">1GB\"|xfs|p.yml:3:12: expected paths such as /dcos/volume[0-11]",
                "\"/dcos/volume[2-1]\"|size: \">1GB\"|xfs|p.yml:3:12: expected paths such as /dcos/volume[0-11]",
                "\"/dcos/volume[0-999]\"|size: \">1GB\"|xfs|p.yml:3:12: expected paths such as /dcos/volume[0-11]",
                "\"/dcos/volume[1,1]\"|size: \">1GB\"|xfs|p.yml:3:12: expected paths such as /dcos/volume[0-11]",
                "/dcos/volume0|size: 1GB|xfs|p.yml:3:50: expected a size such as \">=500GB\" or \">=500GB,<2TB\" here",
                "/dcos/volume0|size: \">2GB,<1GB\"|xfs|p.yml:3:50: expected a size such as",
                "/dcos/volume0|sise: \">2GB\"|xfs|p.yml:3:44: unknown key `sise`; did you mean `size`?",
                "/dcos/volume0|model: \"${model}\"|xfs|p.yml:3:51: a rule for disks takes no variables; write a pattern",
                "/dcos/volume0|exclude: [\"${disk}\"]|xfs|p.yml:3:54: a rule for disks takes no variables; write a pattern",
                "/dcos/volume0|count: some|xfs|p.yml:3:51: expected `all` or a whole number from 1 to 256 here",
                "/dcos/volume0|count: 2|xfs|p.yml:3:51: a count of 2 needs as many paths, but there is 1; write more"
            })
    void mistakesAreNamedWhereTheyAre(String path, String rule, String filesystem, String message) {
        assertThatThrownBy(() ->
                        read("{path: " + path + ", source: {disks: {" + rule + "}}, filesystem: " + filesystem + "}"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.diagnostics())
                                .singleElement()
                                .satisfies(found -> assertThat(found.location() + ": " + found.message())
                                        .startsWith(message)));
    }
}
