package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inventories mean here what they mean to Ansible. */
class AnsibleCorpusTest {
    static Stream<Path> cases() throws IOException {
        return AnsibleCorpus.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyHostHasItsGroupsAndVariables(Path inventory) throws IOException {
        assertThat(AnsibleCorpus.read(inventory)).isEqualTo(AnsibleCorpus.listed(AnsibleCorpus.expected(inventory)));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(40);
    }
}
