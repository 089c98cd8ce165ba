package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inventories mean here what they mean to Ansible. */
class AnsibleCorpusTest {
    @TempDir
    Path elsewhere;

    static Stream<Path> cases() throws IOException {
        return AnsibleCorpus.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyHostHasItsGroupsAndVariables(Path inventory) throws IOException {
        assertThat(AnsibleCorpus.read(inventory)).isEqualTo(AnsibleCorpus.listed(AnsibleCorpus.expected(inventory)));
    }

    /** Without what stands beside the inventory: a listing has it all. */
    @ParameterizedTest
    @MethodSource("cases")
    void aSavedListingSaysTheSameAsTheInventory(Path inventory) throws IOException {
        Path listing = Files.copy(inventory.resolve("expected.json"), elsewhere.resolve("saved"));

        assertThat(AnsibleCorpus.readAll(List.of(listing.toString())))
                .isEqualTo(AnsibleCorpus.listed(AnsibleCorpus.expected(inventory)));
    }

    /** What {@code ansible-inventory --list --export} prints, where a script prints it again for Ansible. */
    @ParameterizedTest
    @ValueSource(strings = {"exported", "exported-group-vars", "exported-priorities"})
    void aSavedExportSaysTheSameAsTheInventory(String name) throws IOException {
        Path inventory = AnsibleCorpus.named(name);

        assertThat(AnsibleCorpus.readAll(List.of(inventory.resolve("saved.json").toString())))
                .isEqualTo(AnsibleCorpus.listed(AnsibleCorpus.expected(inventory)));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(40);
    }
}
