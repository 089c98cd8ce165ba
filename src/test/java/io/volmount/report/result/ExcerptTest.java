package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String HEAD = "Nov 22 19:14:40 node-1 mesos-agent[310]: ";
    private static final String FLAGS = " --quiet=\"false\" --recover=\"reconnect\"".repeat(40);

    private static String resources(int volumes) {
        return "--resources=\"["
                + IntStream.range(0, volumes)
                        .mapToObj(i ->
                                "{\"name\": \"disk\", \"mount\": {\"root\": \"/dcos/volume" + i + "\"}, \"value\": 74}")
                        .collect(Collectors.joining(", "))
                + "]\"";
    }

    @Test
    void aShortLineStaysWhole() {
        assertThat(Excerpt.of(HEAD + "Mounted /dcos/volume0.", "/dcos/volume0"))
                .isEqualTo(HEAD + "Mounted /dcos/volume0.");
    }

    @Test
    void ofTheStartUpLineTheResourcesAreLeft() {
        assertThat(Excerpt.of(HEAD + "Flags at startup:" + FLAGS + " " + resources(1) + FLAGS, "/dcos/volume0"))
                .isEqualTo(HEAD + "... " + resources(1) + " ...");
    }

    @Test
    void ofManyVolumesTheOneInQuestionIsLeft() {
        String excerpt = Excerpt.of(HEAD + "Flags:" + FLAGS + " " + resources(30) + FLAGS, "/dcos/volume2");

        assertThat(excerpt)
                .startsWith(HEAD + "... --resources=\"...")
                .contains("\"/dcos/volume2\"}, \"value\": 74")
                .endsWith(" ...")
                .hasSizeLessThan(600);
    }

    @Test
    void aLongLineOfDiscoveryIsCutAroundTheVolume() {
        String mounts = IntStream.range(0, 40)
                .mapToObj(i -> "('/dcos/volume" + (39 - i) + "', 74)")
                .collect(Collectors.joining(", "));

        assertThat(Excerpt.of(HEAD + "Found matching mounts : [" + mounts + "]", "/dcos/volume3"))
                .startsWith(HEAD)
                .contains("('/dcos/volume3', 74)")
                .hasSizeLessThan(600);
    }
}
