package io.volmount.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MountDisksProperties {
    private static final String DISK =
            "{\"name\": \"disk\", \"role\": \"slave_public\", \"type\": \"SCALAR\", \"scalar\": {\"value\": 74.9},"
                    + " \"disk\": {\"source\": {\"type\": \"MOUNT\", \"mount\": {\"root\": \"/dcos/volume0\"}}}}";
    private static final String ROOT_DISK =
            "{\"name\": \"disk\", \"type\": \"SCALAR\", \"scalar\": {\"value\": 47540}}";

    @Example
    void mountDisksAreReadAndOthersLeftOut() {
        assertThat(MountDisks.read("[" + ROOT_DISK + ", " + DISK + "]\" --quiet=\"false\""))
                .contains(List.of(new MountDisk("/dcos/volume0", 74, "slave_public")));
    }

    @Example
    void whatIsNoListIsNone() {
        assertThat(List.of("", "{}", "nonsense", "[", "[" + DISK, "\"[]\"", "[".repeat(5000)))
                .allSatisfy(text -> assertThat(MountDisks.read(text)).isEmpty());
    }

    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.of("null", "[]", "{}", "-1", "1e999", "\"x\"", "true", "[null, 1, [], \"disk\"]");
    }

    @Property
    void oddValuesAnywhereAreSurvived(@ForAll("odd") String value) {
        for (String key : List.of("disk", "source", "type", "mount", "root", "scalar", "value", "role", "name")) {
            String changed = DISK.replaceFirst(
                    "\"" + key + "\": (\\{.*\\}\\}|\\{[^}]*\\}|\"[^\"]*\"|[0-9.]+)", "\"" + key + "\": " + value);

            assertThat(MountDisks.read("[" + changed + ", " + ROOT_DISK + "]").orElse(List.of()))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }
}
