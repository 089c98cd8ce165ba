package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who was not there reads in every report about agents who asked for it, when and with what. */
class RequestTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan -p playbook.yml -e image=first",
                "verify -p playbook.yml -e image=first",
                "rehearse --runs 1 -p playbook.yml -e image=first",
                "facts -p playbook.yml -e image=first",
                "exec --yes",
                "locks",
                "inventory check"
            })
    void aReportSaysWhoAskedForItWhenAndWithWhat(String command) throws IOException {
        CliHarness cli = new CliHarness(home);
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY);
        String playbook =
                cli.file("playbook.yml", CliHarness.PLAYBOOK.replace("/root/volume0.img", "'/root/${image}.img'"));
        Path json = home.resolve("report.json");
        Path html = home.resolve("report.html");

        cli.run(Stream.of(
                        Stream.of(command.replace("playbook.yml", playbook).split(" ")),
                        Stream.of("-i", inventory, "--limit", "a1,a2"),
                        Stream.of("--report", "json=" + json, "--report", "html=" + html),
                        command.startsWith("exec") ? Stream.of("--", "uptime") : Stream.<String>empty())
                .flatMap(words -> words)
                .toArray(String[]::new));

        JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
        JsonNode request = report.get("request");
        assertThat(request.get("controller").asString()).startsWith("op@");
        assertThat(request.get("inventories").get(0).asString()).isEqualTo(inventory);
        assertThat(request.get("limit").asString()).isEqualTo("a1,a2");
        assertThat(request.path("playbookFile").asString(playbook)).isEqualTo(playbook);
        assertThat(request.path("variables").properties().toString())
                .isEqualTo(command.contains("-e ") ? "[image=\"first\"]" : "[]");
        assertThat(Instant.parse(report.get("startedAt").asString()))
                .isBeforeOrEqualTo(Instant.parse(report.get("endedAt").asString()));
        assertThat(Files.readString(html)).contains(request.get("controller").asString(), inventory);
    }
}
