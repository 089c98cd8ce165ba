package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.fstab.Fstab;
import io.volmount.fstab.FstabEntry;
import io.volmount.fstab.FstabLine;
import io.volmount.fstab.FstabSpec;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.LocalShell;
import io.volmount.shell.session.ShellQuote;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every file of the corpus is read by the planner, by the step's script, by findmnt and by systemd's generator. The name of
 * a file begins with the right answer: the volume's {@code own} line is there, {@code none} is, another one stands
 * {@code here}, or one claims the volume's device {@code elsewhere}.
 */
class FstabCorpusTest {
    private static final String GENERATOR = "/usr/lib/systemd/system-generators/systemd-fstab-generator";
    private static final List<String> NAMES = List.of(
            "/dev/sdb",
            "/dev/dm-3",
            "/dev/mapper/vg0-lv0",
            "/dev/disk/by-id/scsi-S1",
            "/dev/disk/by-path/pci-0000:00:1f.2-ata-1",
            "UUID=" + Samples.UUID,
            "LABEL=my data",
            "PARTUUID=c0ffee00-01",
            "PARTLABEL=kafka");

    @TempDir
    Path directory;

    private static Map<String, Path> corpus() throws IOException, URISyntaxException {
        Map<String, Path> files = new TreeMap<>();
        Path home = Path.of(FstabCorpusTest.class.getResource("fstab").toURI());
        try (Stream<Path> all = Files.list(home)) {
            all.forEach(file -> files.put(file.getFileName().toString().replace(".fstab", ""), file));
        }
        assertThat(files).hasSizeGreaterThan(60);
        return files;
    }

    private static String rightAnswer(String name) {
        return name.split("-")[0];
    }

    @Test
    void thePlannerGivesTheRightAnswer() throws Exception {
        List<FstabSpec> names = NAMES.stream().map(FstabSpec::of).toList();
        Map<String, String> answers = new TreeMap<>();
        Map<String, String> right = new TreeMap<>();
        for (Map.Entry<String, Path> file : corpus().entrySet()) {
            VolumeInFstab found = new VolumeInFstab(
                    Fstab.parse(Files.readString(file.getValue())),
                    "/dcos/volume0",
                    "xfs",
                    "/dev/sdb",
                    spec -> names.stream().anyMatch(spec::matches),
                    false);
            answers.put(file.getKey(), planned(found));
            right.put(file.getKey(), rightAnswer(file.getKey()));
        }
        assertThat(answers).isEqualTo(right);
    }

    private static String planned(VolumeInFstab found) {
        return found.objection()
                .map(reason -> reason.matches("(?s).*(another line for|times \\(lines).*") ? "here" : "elsewhere")
                .orElse(found.line().isPresent() ? "own" : "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash mawk", "busybox sh busybox awk", "bash gawk", "bash gawk --posix"})
    void theScriptGivesTheRightAnswer(String programs) throws Exception {
        String shell = programs.replaceFirst(" (mawk|gawk|busybox awk).*", "");
        String awk = programs.substring(shell.length() + 1);
        assumeTrue(!awk.startsWith("gawk") || Files.exists(Path.of("/usr/bin/gawk")), "gawk is not installed");
        StringBuilder script = new StringBuilder(ScriptFile.read("fstab"))
                .append(ScriptFile.read("add-fstab-entry"))
                .append("set -u; LC_ALL=C; export LC_ALL; MOUNT_POINT=/dcos/volume0 SOURCE=/dev/sdb\nawk() { ")
                .append(awk)
                .append(" \"$@\"; }\nLINE='UUID=")
                .append(Samples.UUID)
                .append(" /dcos/volume0 xfs defaults 0 0'\nnames=")
                .append(ShellQuote.quote(String.join("\n", NAMES)))
                .append('\n');
        Map<String, String> right = new TreeMap<>();
        for (Map.Entry<String, Path> file : corpus().entrySet()) {
            script.append("fstab=")
                    .append(ShellQuote.quote(file.getValue().toString()))
                    .append("; printf '%s: %s\\n' ");
            script.append(file.getKey()).append(" \"$(check_fstab)\"\n");
            right.put(file.getKey(), rightAnswer(file.getKey()));
        }
        CommandResult result = new LocalShell(shell).run("", script.toString(), Duration.ofMinutes(10));

        assertThat(result.stderr().text()).isEmpty();
        Map<String, String> answers = new TreeMap<>();
        for (String line : result.stdout().text().split("\n")) {
            answers.put(line.split(": ")[0], compared(line.split(": ", 2)[1]));
        }
        assertThat(answers).isEqualTo(right);
    }

    private static String compared(String verdict) {
        if (verdict.startsWith("mounts something else") || verdict.endsWith("times: keep only one line")) {
            return "here";
        }
        return verdict.startsWith("mounts /dev/sdb elsewhere: ") ? "elsewhere" : verdict;
    }

    /** findmnt leaves out lines that mount(8) of its version finds fault with: fewer than three fields, no number as the fifth. */
    @Test
    void libmountReadsTheSameEntries() throws Exception {
        for (Map.Entry<String, Path> file : corpus().entrySet()) {
            List<String> read = new ArrayList<>();
            String answer = output("findmnt", "-F", file.getValue().toString(), "-P", "-o", "SOURCE,TARGET,FSTYPE");
            for (String line : answer.lines().toList()) {
                Map<String, String> row = QuotedRow.parse(line);
                read.add(FstabSpec.of(row.get("SOURCE")) + " " + plain(row.get("TARGET")) + " " + row.get("FSTYPE"));
            }
            assertThat(read)
                    .as(file.getKey())
                    .containsExactlyElementsOf(Fstab.parse(Files.readString(file.getValue())).lines().stream()
                            .filter(FstabCorpusTest::isFaultless)
                            .map(FstabLine::byHand)
                            .map(entry -> entry.source() + " " + entry.file() + " " + entry.type())
                            .toList());
        }
    }

    private static boolean isFaultless(FstabLine line) {
        String[] fields = line.text().split("[ \t]+");
        return fields.length >= 3
                && (fields.length < 5 || fields[4].matches("[0-9]+"))
                && (fields.length < 6 || fields[5].matches("[0-9]+"));
    }

    private static String plain(String target) {
        return target.startsWith("/") ? Path.of(target).normalize().toString() : target;
    }

    /** Of several lines for one mount point, the generator takes the first. */
    @Test
    void systemdReadsTheSameEntries() throws Exception {
        need(Files.isExecutable(Path.of(GENERATOR)), GENERATOR + " is not installed");
        for (Map.Entry<String, Path> file : corpus().entrySet()) {
            Path units = Files.createDirectory(directory.resolve(file.getKey()));
            generate(file.getValue(), units);
            Map<String, String> right = new TreeMap<>();
            for (FstabLine line : Fstab.parse(Files.readString(file.getValue())).lines()) {
                FstabEntry entry = line.atBoot();
                if (entry.file().startsWith("/")
                        && !entry.forSwap()
                        && !entry.file().matches("/proc|.*/\\.\\./.*")) {
                    right.putIfAbsent(plain(entry.file()), entry.source() + " " + entry.type());
                }
            }
            Map<String, String> generated = units(units);
            delete(units);
            assertThat(generated).as(file.getKey()).isEqualTo(right);
        }
    }

    /** The generator leaves devices out where /sys is read-only, as it is in containers. */
    private static void generate(Path fstab, Path units) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs tmpfs /sys && exec \"$0\" \"$1\" \"$1\" \"$1\"",
                        GENERATOR,
                        units.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SYSTEMD_FSTAB", fstab.toString());
        builder.start().waitFor();
    }

    private static Map<String, String> units(Path directory) throws IOException {
        Map<String, String> units = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path unit :
                    files.filter(file -> file.toString().endsWith(".mount")).toList()) {
                Map<String, String> settings = new TreeMap<>();
                for (String line : Files.readString(unit).split("\n")) {
                    settings.put(line.split("=")[0], line.substring(line.indexOf('=') + 1));
                }
                units.put(
                        settings.get("Where"),
                        FstabSpec.of(settings.get("What")) + " " + settings.getOrDefault("Type", "auto"));
            }
        }
        return units;
    }

    /** JUnit would warn of every link that it deletes. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    /** Skips the test, but not where all have to run. */
    private static void need(boolean there, String otherwise) {
        assertThat(there || !"required".equals(System.getProperty("volmount.lab")))
                .as(otherwise)
                .isTrue();
        assumeTrue(there, otherwise);
    }

    /** A line of {@code findmnt -P}: NAME="value" pairs, with codes such as {@code \x22} in the values. */
    private static final class QuotedRow {
        private static final Pattern PAIR = Pattern.compile("([A-Z]+)=\"([^\"]*)\"");
        private static final Pattern CODE = Pattern.compile("\\\\x([0-9a-f]{2})");

        static Map<String, String> parse(String line) {
            Map<String, String> row = new TreeMap<>();
            Matcher pair = PAIR.matcher(line);
            while (pair.find()) {
                row.put(
                        pair.group(1),
                        CODE.matcher(pair.group(2))
                                .replaceAll(code -> Matcher.quoteReplacement(
                                        String.valueOf((char) Integer.parseInt(code.group(1), 16)))));
            }
            return row;
        }
    }
}
