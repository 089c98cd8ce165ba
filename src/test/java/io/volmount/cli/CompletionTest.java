package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.journal.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    /** Asks bash as readline does; a line that ends with a blank begins an empty word. */
    private static final String ASK = """
            compopt() { :; }
            volmount() { cat "$HOME/$2"; }
            . "$HOME/completion.bash"
            COMP_LINE=$LINE COMP_POINT=${#LINE}
            read -r -a COMP_WORDS <<<"$LINE"
            case $LINE in *' ') COMP_WORDS+=('') ;; esac
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            $(complete -p volmount | sed 's/.*-F \\([a-z_]*\\).*/\\1/')
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** Asks zsh as its completion does; {@code files} where it would fall back to file names. */
    private static final String ASK_ZSH = """
            compdef() { :; }
            volmount() { cat "$HOME/$2"; }
            . "$HOME/completion.zsh"
            _bash_complete() {
                local COMP_LINE="$words" COMP_POINT=${#LINE}
                COMP_WORDS=("${words[@]}") COMP_CWORD=$((CURRENT - 1))
                compgen "$@" -- "${words[CURRENT]}"
                case "$*" in *default*) echo files ;; esac
            }
            words=(${(z)LINE})
            case $LINE in *' ') words+=('') ;; esac
            CURRENT=${#words} PREFIX=${words[-1]} IPREFIX= QIPREFIX=
            _volmount_zsh
            """;

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    /** What a real bash offers at the end of a line. */
    private List<String> offered(String line) throws IOException, InterruptedException {
        return offered(line, "bash", "-c", ASK);
    }

    private List<String> offered(String line, String... shell) throws IOException, InterruptedException {
        for (String kind : List.of("agents", "patterns", "runs")) {
            cli.file(kind, names(kind, line));
        }
        assertThat(cli.run("completion", shell[0])).isZero();
        cli.file("completion." + shell[0], cli.out());
        ProcessBuilder asked = new ProcessBuilder(shell).redirectErrorStream(true);
        asked.environment().putAll(Map.of("HOME", home.toString(), "LINE", line));
        Process process = asked.start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private String names(String kind, String line) {
        assertThat(cli.run("__names", kind, line)).isZero();
        assertThat(cli.err()).isEmpty();
        return cli.out();
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(offered("volmount inv")).containsExactly("inventory");
        assertThat(offered("volmount plan --lim")).containsExactly("--limit");
        assertThat(offered("volmount runs sh")).containsExactly("show");
        assertThat(offered("volmount plan --format j")).containsExactly("json", "junit");
    }

    @Test
    void bashCompletesAgentsGroupsAndRuns() throws Exception {
        String inventory = cli.file("my inventory.yml", CliHarness.INVENTORY.replace("a3", "a3, 'fd00::1', 'fd00::2'"));
        String plan = "volmount plan -i '" + inventory + "' ";
        assertThat(offered(plan + "-l ")).containsExactly("g", "a1", "a2", "a3", "fd00::1", "fd00::2");
        assertThat(offered(plan + "--limit a")).containsExactly("a1", "a2", "a3");
        assertThat(offered(plan + "--limit=a")).containsExactly("a1", "a2", "a3");
        assertThat(offered(plan + "-l g,!a")).containsExactly("g,!a1", "g,!a2", "g,!a3");
        assertThat(offered(plan + "-l 'g,!a")).containsExactly("g,!a1", "g,!a2", "g,!a3");
        assertThat(offered(plan + "-l fd00::")).containsExactly("1", "2");
        assertThat(offered("volmount unlock -i '" + inventory + "' a")).containsExactly("a1", "a2", "a3");
        assertThat(offered("volmount show -i '" + inventory + "' ")).contains("fstab", "journal", "g", "a1");
        assertThat(offered("volmount inventory show -i '" + inventory + "' fd")).containsExactly("fd00::1", "fd00::2");

        assertThat(cli.runWithFiles("apply", "--yes")).isZero();
        String run = new Runs(cli.context().runs()).newestFirst().get(0).run();
        assertThat(offered("volmount runs show 2")).containsExactly(run);
        assertThat(offered("volmount resume ")).containsExactly(run);
    }

    @Test
    void theInventoryIsThatOfTheEnvironmentToo() {
        cli.environment.put("VOLMOUNT_INVENTORY", cli.file("inventory.yml", CliHarness.INVENTORY));
        assertThat(names("agents", "volmount unlock ")).isEqualTo("a1\na2\na3\n");
        assertThat(names("agents", "volmount unlock -i b1,b2 ")).isEqualTo("b1\nb2\n");
        assertThat(names("agents", "volmount unlock -i")).isEmpty();
    }

    @Test
    void whatCannotBeReadHasNoNames() throws IOException {
        Path program = Files.writeString(home.resolve("program"), "#!/bin/sh\ntouch '" + home + "/ran'\necho '{}'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        cli.file("broken.yml", "version: 1\ngroups: [");
        cli.typedAhead = CliHarness.INVENTORY;

        for (String inventory : List.of("nowhere.yml", "broken.yml", "exec:" + program, "-", "/dev/stdin")) {
            assertThat(names("patterns", "volmount plan -i " + inventory + " -l "))
                    .as(inventory)
                    .isEmpty();
        }
        assertThat(home.resolve("ran")).doesNotExist();
        assertThat(names("runs", "volmount runs show ")).isEmpty();
    }

    @Test
    void aNameIsTextForAShell() throws Exception {
        String inventory = cli.file("hosts", "a1\n[$(touch${IFS}ran);x]\na1\n");
        assertThat(offered("volmount plan -i " + inventory + " -l "))
                .containsExactly("\\$\\(touch\\$\\{IFS\\}ran\\)\\;x", "a1");
        assertThat(Path.of("ran")).doesNotExist();
    }

    @Test
    void zshCompletesNamesAndOffersFilesOnlyWhereNoNameBelongs() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "no zsh on this machine");
        String[] zsh = {"zsh", "-f", "-c", ASK_ZSH};
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY);

        assertThat(offered("volmount inv", zsh)).contains("inventory");
        assertThat(offered("volmount unlock -i " + inventory + " a", zsh)).containsExactly("a1", "a2", "a3");
        assertThat(offered("volmount plan -i " + inventory + " -l g,!a", zsh))
                .containsExactly("g,!a1", "g,!a2", "g,!a3");
        assertThat(offered("volmount unlock -i " + inventory + " zz", zsh)).isEmpty();
        assertThat(offered("volmount runs show zz", zsh)).isEmpty();
        assertThat(offered("volmount plan -i zz", zsh)).containsExactly("files");
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
        assertThat(cli.out().lines().dropWhile(line -> !line.equals("end")).skip(1))
                .allMatch(line -> line.startsWith("complete -c volmount -n '"))
                .anyMatch(line -> line.startsWith("complete -c volmount -n 'not __fish_seen_subcommand_from ")
                        && line.contains(" plan apply ")
                        && line.endsWith("-f -a verify -d 'Collect evidence from the running boot of every agent that"
                                + " it offers its volumes'"))
                .anyMatch(line -> line.startsWith("complete -c volmount -n '__fish_seen_subcommand_from plan' ")
                        && line.contains(" -s l -l limit -x -a '(__volmount_names patterns)' -d 'Only these agents'"))
                .anyMatch(
                        line -> line.endsWith("'__fish_seen_subcommand_from unlock' -f -a '(__volmount_names agents)'"))
                .anyMatch(line -> line.endsWith("'__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'"))
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
