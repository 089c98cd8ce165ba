package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.secret.KnownSecrets;
import io.volmount.secret.Secret;
import io.volmount.shell.parse.LostFacts;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A password may be a word that an honest node tells, {@code master} for one: what is masked then makes no plan bolder. */
class MaskedFactsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.volmount.shell.LostFactsTest#nodes")
    void maskedWordsMakeNoPlanOfADeviceBolder(String name, Map<String, String> sections) {
        areNotBolder(name, new Source.Device("/dev/vg0/lv0"), Filesystem.XFS, sections);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.volmount.shell.LostFileFactsTest#nodes")
    void maskedWordsMakeNoPlanOfAFileBolder(String name, Map<String, String> sections) {
        areNotBolder(name, new Source.Loopback("/srv/my volume.img", ByteSize.ofMb(200)), Filesystem.EXT4, sections);
    }

    /** Each time with one word masked wherever it stands, unless it is one that the node was sent. */
    private static void areNotBolder(String name, Source source, Filesystem filesystem, Map<String, String> sections) {
        DesiredVolume volume = new DesiredVolume(VolumePath.of("/dcos/volume0"), source, filesystem);
        String sent =
                RemoteScript.facts("n", ProbeRequest.of(List.of(volume), false)).text();
        List<Map<String, String>> masked = String.join("\n", sections.values())
                .lines()
                .flatMap(line -> Stream.of(line.split("[^\\w/:.-]+|(?<=[/:.-])")))
                .filter(word -> word.length() >= 4 && !sent.contains(word))
                .distinct()
                .map(word -> masked(sections, word, sent))
                .toList();

        assertThat(LostFacts.tryAll(name, source, filesystem, sections, masked)).isGreaterThan(20);
    }

    private static Map<String, String> masked(Map<String, String> sections, String word, String sent) {
        KnownSecrets secrets = new KnownSecrets();
        secrets.add(Secret.of(word.toCharArray()));
        Map<String, String> masked = new LinkedHashMap<>(sections);
        masked.replaceAll((section, body) -> secrets.maskOutput(body, sent));
        return masked;
    }
}
