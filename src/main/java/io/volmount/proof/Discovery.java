package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountDisk;
import io.volmount.facts.ResourcesFile;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Volume discovery reported the volume and its size in the journal of the current boot. Unless a fresh discovery is
 * required, it also passes if discovery reported that it kept the resources of an earlier boot, or if the journal has
 * no line of discovery but the running agent was started with the disk that discovery wrote.
 */
final class Discovery implements Check {
    static final String NAME = "discovery";
    private static final String FOUND = "Found matching mounts";
    private static final String FAILED = "ERROR:";
    private static final String GENERATED = "Generated disk resources map";
    private static final Pattern KEPT = Pattern.compile("discovery assumed to be completed because");
    private static final Pattern PAIR = Pattern.compile("\\(u?['\"](/dcos/volume[0-9]+)['\"], *([0-9]{1,15})[,)]");

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        List<JournaldLine> own = ownLines(evidence, verify.role().orElseThrow());
        Optional<JournaldLine> failure = latest(own, line -> !line.message().startsWith(GENERATED))
                .filter(line -> line.message().startsWith(FAILED));
        if (failure.isPresent()) {
            return Check.failed(
                    NAME, "volume discovery failed: " + failure.get().message(), failure.get());
        }
        Optional<JournaldLine> found = latest(own, line -> line.message().startsWith(FOUND));
        if (found.isPresent()) {
            return judge(volume.path(), found.get(), generatedAfter(found.get(), own));
        }
        return verify.fresh()
                ? withoutFreshLine(own, evidence, verify)
                : withoutLine(volume.path(), own, evidence, verify);
    }

    /** Discovery must have run since its state was cleared, and only its own line proves that. */
    private static CheckResult withoutFreshLine(List<JournaldLine> own, Evidence evidence, Verify verify) {
        JournalCoverage coverage = new JournalCoverage(evidence, verify);
        String without = "has no line of volume discovery with what it found";
        return coverage.coversTheStart()
                ? Check.failed(NAME, "the journal of this boot " + without, own.toArray(JournaldLine[]::new))
                : coverage.unknown(NAME, without, own);
    }

    /** Discovery may have run in an earlier boot, or its lines may have been rotated out of the journal. */
    private static CheckResult withoutLine(VolumePath path, List<JournaldLine> own, Evidence evidence, Verify verify) {
        Optional<JournaldLine> kept =
                latest(own, line -> KEPT.matcher(line.message()).find());
        ResourcesFile resources = evidence.facts().resources();
        Optional<MountDisk> disk = resources.disk(path);
        if (kept.isPresent()) {
            String what = "did not run in this boot: it kept the resources it found on " + resources.written();
            return disk.isPresent()
                    ? Check.passed(NAME, what, kept.get())
                    : Check.failed(NAME, what + ", which have no " + path, kept.get());
        }
        JournalCoverage coverage = new JournalCoverage(evidence, verify);
        String without = "has no line of volume discovery";
        return disk.isPresent() && disk.equals(OfferedAtStart.atProcess(path, evidence))
                ? Check.passed(
                        NAME,
                        coverage.sentence() + " and " + without
                                + ", but the running agent was started with what it wrote")
                : coverage.unknown(NAME, without, own);
    }

    private static CheckResult judge(VolumePath path, JournaldLine found, Optional<JournaldLine> generated) {
        OptionalLong mb = size(path, found.message());
        JournaldLine[] lines =
                Stream.concat(Stream.of(found), generated.stream()).toArray(JournaldLine[]::new);
        return mb.isPresent()
                ? Check.passed(NAME, "found it with " + mb.getAsLong() + " MB to offer", lines)
                : Check.failed(
                        NAME,
                        "volume discovery ran in this boot and did not find " + path + ", so it was not mounted then",
                        lines);
    }

    /** The resources that discovery generated from the mounts it found; shown with them, but no proof by itself. */
    private static Optional<JournaldLine> generatedAfter(JournaldLine found, List<JournaldLine> own) {
        return latest(own, line -> line.message().startsWith(GENERATED) && line.monotonic() >= found.monotonic());
    }

    private static List<JournaldLine> ownLines(Evidence evidence, Role role) {
        return evidence.journal().stream()
                .filter(line -> line.writerUnit().equals(role.unit())
                        || line.writerUnit().equals(role.discoveryUnit()))
                .filter(line -> line.message().startsWith(FOUND)
                        || line.message().startsWith(FAILED)
                        || line.message().startsWith(GENERATED)
                        || KEPT.matcher(line.message()).find())
                .toList();
    }

    private static Optional<JournaldLine> latest(List<JournaldLine> lines, Predicate<JournaldLine> kind) {
        return lines.stream().filter(kind).max(Comparator.comparingLong(JournaldLine::monotonic));
    }

    private static OptionalLong size(VolumePath path, String message) {
        Matcher pair = PAIR.matcher(message);
        while (pair.find()) {
            if (pair.group(1).equals(path.toString())) {
                return OptionalLong.of(Long.parseLong(pair.group(2)));
            }
        }
        return OptionalLong.empty();
    }
}
