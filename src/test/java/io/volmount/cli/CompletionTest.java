package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    /** What a real bash offers for the last of these words. */
    private List<String> offered(String... words) throws IOException, InterruptedException {
        assertThat(cli.run("completion", "bash")).isZero();
        Path script = Files.writeString(home.resolve("completion.bash"), cli.out());
        String line = String.join(" ", words);
        String ask = "compopt() { :; }; . '" + script + "'; COMP_WORDS=(" + String.join(" ", words)
                + (line.endsWith(" ") ? " ''" : "")
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_volmount; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return answer.lines().map(String::strip).toList();
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(offered("volmount", "inv")).containsExactly("inventory");
        assertThat(offered("volmount", "plan", "--lim")).containsExactly("--limit");
        assertThat(offered("volmount", "runs", "sh")).containsExactly("show");
    }

    @Test
    void zshReadsTheSameScript() {
        assertThat(cli.run("completion", "bash")).isZero();
        String bash = cli.out();
        assertThat(cli.run("completion", "zsh")).isZero();
        assertThat(cli.out()).isEqualTo(bash).contains("bashcompinit");
    }

    @Test
    void fishHasALineForEveryCommandAndOption() {
        assertThat(cli.run("completion", "fish")).isZero();
        assertThat(cli.out().lines())
                .allMatch(line -> line.startsWith("complete -c volmount -n '"))
                .anyMatch(line -> line.startsWith("complete -c volmount -n 'not __fish_seen_subcommand_from ")
                        && line.contains(" plan apply ")
                        && line.endsWith("-f -a verify -d 'Collect evidence from the running boot of every agent that"
                                + " it offers its volumes'"))
                .anyMatch(line -> line.startsWith("complete -c volmount -n '__fish_seen_subcommand_from plan' ")
                        && line.contains(" -s l -l limit -r -d 'Only these agents'"))
                .anyMatch(line ->
                        line.endsWith(" -f -a init -d 'Write a first inventory.yml and playbook.yml, with comments'"))
                .anyMatch(line -> line.startsWith("complete -c volmount -n '__fish_seen_subcommand_from runs; and"
                        + " __fish_seen_subcommand_from show' "));
    }

    @Test
    void otherShellsAreRefused() {
        assertThat(cli.refusal(cli.run("completion", "tcsh"))).contains("tcsh").contains("bash, zsh, fish");
    }
}
