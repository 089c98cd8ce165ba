package io.volmount.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DcosReleaseTest {
    private static InstalledDcos installed(String reported) {
        return new InstalledDcos(Optional.ofNullable(reported));
    }

    @ParameterizedTest
    @CsvSource({
        "1.7, 1.7",
        "1.8.0, 1.8",
        "1.8.1, 1.8",
        "1.8.2, 1.8.2",
        "1.9.10, 1.8.2",
        "1.10.8, 1.10",
        "1.10.11, 1.10.9",
        "1.11.0-beta2, 1.11",
        "1.11.5, 1.11",
        "1.11.6, 1.11.6",
        "1.12, 1.11.6",
        "1.14.0-alpha, 1.11.6",
        "2.0.6, 1.11.6",
        "2.1.0, 2.1",
        "2.2.14, 2.1",
        "2.2-dev, 2.1"
    })
    void aVersionIsInTheRangeThatBeganLast(String reported, String since) {
        assertThat(installed(reported).release())
                .hasValueSatisfying(release -> assertThat(release.since()).hasToString(since));
        assertThat(installed(reported).warning()).isEmpty();
    }

    @Test
    void rangesAreInOrderAndEachDiffersFromTheOneBefore() {
        assertThat(DcosRelease.ALL).extracting(DcosRelease::since).isSorted().doesNotHaveDuplicates();
        for (int i = 1; i < DcosRelease.ALL.size(); i++) {
            assertThat(DcosRelease.ALL.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("since")
                    .isNotEqualTo(DcosRelease.ALL.get(i - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"2.3.0-beta1, 2.1, newer than 2.2", "3.0, 2.1, newer than 2.2", "1.6.1, 1.7, older than 1.7"})
    void anUnknownVersionIsTreatedAsTheNearestKnownOne(String reported, String since, String how) {
        InstalledDcos dcos = installed(reported);

        assertThat(dcos.release().orElseThrow().since()).hasToString(since);
        assertThat(dcos.warning().orElseThrow())
                .startsWith("DC/OS " + reported + " is " + how)
                .contains("is treated as that: ");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "master", "'v1.13'", "1", "99999.1"})
    void nothingIsKnownOfAnUnreadableOne(String reported) {
        assertThat(installed(reported).release()).isEmpty();
        assertThat(installed(reported).warning())
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("came after 1.7: check /opt/mesosphere/etc/dcos-version.json"));
    }
}
