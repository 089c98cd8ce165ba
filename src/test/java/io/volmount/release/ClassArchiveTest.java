package io.volmount.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the archive of classes must not depend on. */
class ClassArchiveTest {
    private static final String SPREAD = """
            root=. work=; die() { echo "$*"; exit 1; }
            . src/release/runtime.sh
            most_alike "$1"/*.jar "$1"/lib/*.jar
            spread_jars "$1"/*.jar "$1"/lib/*.jar
            most_alike "$1"/*.jar "$1"/lib/*.jar
            cat "$1"/*.jar "$1"/lib/*.jar
            ls -A "$1" "$1/lib" | grep -v 'jar$'
            """;

    @TempDir
    Path tree;

    @TempDir
    Path candidates;

    @Test
    void jarsGetInodeNumbersThatDiffer() throws Exception {
        Path lib = Files.createDirectory(tree.resolve("lib"));
        Path first = Files.writeString(tree.resolve("volmount.jar"), "main\n");
        for (int number = 1; number <= 9; number++) {
            Files.writeString(alike(first, lib.resolve("library-" + number + ".jar")), number + "\n");
        }

        List<String> said = Ended.of(Path.of("."), List.of("sh", "-c", SPREAD, "spread", tree.toString()))
                .said()
                .lines()
                .toList();

        assertThat(said.get(0)).isEqualTo("10");
        assertThat(said.get(1)).isIn("1", "2", "3", "4");
        assertThat(said.subList(2, 12)).containsExactly("main", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(said.subList(12, said.size())).containsExactlyInAnyOrder(tree + ":", "lib", "", lib + ":");
    }

    /** Makes the file with an inode number that equals another's modulo 16. */
    private Path alike(Path other, Path made) throws IOException {
        while (true) {
            Path candidate = Files.createTempFile(candidates, "inode", "");
            if (inode(candidate) % 16 == inode(other) % 16) {
                return Files.move(candidate, made);
            }
        }
    }

    private static long inode(Path file) throws IOException {
        return (long) Files.getAttribute(file, "unix:ino");
    }
}
