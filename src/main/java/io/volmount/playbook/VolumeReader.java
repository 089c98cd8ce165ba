package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Node;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import io.volmount.playbook.SourceReader.LocatedSource;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the volumes of one playbook. */
final class VolumeReader {
    private static final Decoder<Filesystem> FILESYSTEM =
            Scalars.word("filesystem", Arrays.asList(Filesystem.values()), Filesystem::word);
    /** The keys of a volume that say nothing about one that is to be absent. */
    private static final List<String> SETTINGS = List.of("filesystem", "fstab", "overwrite");

    /** Any device, for what is the same of all. */
    private static final Source DEVICE = new Source.Device("/dev");

    /** Where each volume number was used first. */
    private final Map<Integer, SourceLocation> numbers = new HashMap<>();

    private final List<DiskRule> rules = new ArrayList<>();

    private final List<AbsentVolume> absent = new ArrayList<>();

    /** The volumes whose source is a rule for disks, once {@link #volumes} has read them. */
    List<DiskRule> rules() {
        return rules;
    }

    /** The volumes that are to be absent, once {@link #volumes} has read them. */
    List<AbsentVolume> absent() {
        return absent;
    }

    /** The volumes whose source is named. */
    Optional<List<VolumeSpec>> volumes(Node node, Diagnostics diagnostics) {
        if (node instanceof Node.Sequence list && list.items().isEmpty()) {
            diagnostics.add(node.location(), "the list of volumes is empty; name at least one");
            return Optional.empty();
        }
        Optional<List<VolumeSpec>> volumes =
                Decoder.list(MappingDecoder.of("a volume", this::volume)).read(node, diagnostics);
        volumes.ifPresent(read ->
                SharedSource.in(read, absent).forEach(shared -> diagnostics.add(shared.location(), shared.sentence())));
        return volumes;
    }

    private Optional<VolumeSpec> volume(MappingDecoder decoder) {
        AbsentVolumeReader.State state = AbsentVolumeReader.state(decoder);
        if (state == AbsentVolumeReader.State.ABSENT) {
            AbsentVolumeReader.absent(decoder, this::path).ifPresent(absent::add);
            SETTINGS.forEach(decoder::has); // may stay, and have no effect
            return Optional.empty();
        }
        boolean replaces = state == AbsentVolumeReader.State.REPLACED;
        boolean losesData = replaces && AbsentVolumeReader.losesData(decoder);
        if (decoder.optional("source", (node, diagnostics) -> Optional.of(DiskRuleReader.isRule(node)))
                .orElse(false)) {
            rule(decoder)
                    .map(rule -> replaces ? rule.replacing(losesData) : rule)
                    .ifPresent(rules::add);
            return Optional.empty();
        }
        return named(decoder).map(volume -> replaces ? volume.replacing(losesData) : volume);
    }

    private Optional<DiskRule> rule(MappingDecoder decoder) {
        Optional<DiskRuleReader.Paths> paths = decoder.required("path", this::paths);
        Optional<DiskRuleReader.Choice> choice = decoder.required(
                "source",
                DiskRuleReader.source(paths.map(read -> read.all().size()).orElse(0)));
        Optional<Filesystem> filesystem = decoder.required("filesystem", FILESYSTEM);
        Fstab fstab = decoder.optional("fstab", MappingDecoder.of("fstab options", VolumeReader::fstab))
                .orElse(Fstab.UNSPECIFIED);
        if (decoder.has("overwrite")) {
            decoder.report(
                    "overwrite",
                    "`overwrite` is for a named device, but this source is a rule, which chooses blank disks only; remove"
                            + " the key");
        }
        if (paths.isEmpty() || choice.isEmpty() || filesystem.isEmpty()) {
            return Optional.empty();
        }
        return options(decoder, fstab, DEVICE, filesystem.get())
                .map(complete -> new DiskRule(
                        paths.get().name(),
                        paths.get().all(),
                        choice.get().filter(),
                        choice.get().count(),
                        filesystem.get(),
                        complete,
                        decoder.location("source"),
                        false,
                        false));
    }

    private Optional<DiskRuleReader.Paths> paths(Node node, Diagnostics diagnostics) {
        Optional<DiskRuleReader.Paths> paths = DiskRuleReader.paths().read(node, diagnostics);
        paths.ifPresent(read -> read.all()
                .forEach(path -> reportRepeated(Integer.parseInt(path.number()), node.location(), diagnostics)));
        return paths;
    }

    /** The complete fstab options; empty after adding a diagnostic. */
    private static Optional<FstabOptions> options(
            MappingDecoder decoder, Fstab fstab, Source source, Filesystem filesystem) {
        Optional<String> objection = source instanceof Source.Device
                        && fstab.options.filter(FstabOptions::loops).isPresent()
                ? Optional.of("the option `loop` is for a loopback, but this source is a device; remove it")
                : fstab.options.flatMap(options -> FstabOptions.objection(options, filesystem));
        objection.ifPresent(sentence -> decoder.report("fstab", sentence));
        return objection.isEmpty() ? Optional.of(fstab.complete(source, filesystem)) : Optional.empty();
    }

    private Optional<VolumeSpec> named(MappingDecoder decoder) {
        Optional<VolumePath> path = decoder.required("path", this::path);
        Optional<LocatedSource> source = decoder.required("source", SourceReader.source());
        Optional<Filesystem> filesystem = decoder.required("filesystem", FILESYSTEM);
        Optional<Overwrite> overwrite = decoder.optional(
                "overwrite", Scalars.word("overwrite", Arrays.asList(Overwrite.values()), Overwrite::word));
        Fstab fstab = decoder.optional("fstab", MappingDecoder.of("fstab options", VolumeReader::fstab))
                .orElse(Fstab.UNSPECIFIED);
        if (path.isEmpty() || source.isEmpty() || filesystem.isEmpty()) {
            return Optional.empty();
        }
        if (isTooSmall(source.get(), filesystem.get(), decoder)) {
            return Optional.empty();
        }
        if (source.get().source() instanceof Source.Loopback && decoder.has("overwrite")) {
            decoder.report(
                    "overwrite",
                    "`overwrite` is for a device, but this source is a loopback: a file that is not empty is never"
                            + " overwritten; remove the key");
            return Optional.empty();
        }
        return options(decoder, fstab, source.get().source(), filesystem.get())
                .map(complete -> new VolumeSpec(
                        path.get(),
                        source.get().source(),
                        filesystem.get(),
                        complete,
                        overwrite.orElse(Overwrite.NOTHING),
                        source.get().location()));
    }

    private static boolean isTooSmall(LocatedSource located, Filesystem filesystem, MappingDecoder decoder) {
        if (!(located.source() instanceof Source.Loopback loopback)
                || loopback.size().compareTo(filesystem.smallest()) >= 0) {
            return false;
        }
        decoder.report(
                located.size().orElse(located.location()),
                "a volume of " + loopback.size() + " is too small for " + filesystem.word() + ": since xfsprogs 5.19 "
                        + filesystem.maker() + " makes no file system below " + filesystem.smallest() + "; make it "
                        + filesystem.smallest() + " or more, or choose ext4");
        return true;
    }

    private Optional<VolumePath> path(Node node, Diagnostics diagnostics) {
        Optional<String> text = Scalars.text().read(node, diagnostics);
        Optional<VolumePath> path = text.flatMap(VolumePath::parse);
        if (text.isPresent() && path.isEmpty()) {
            diagnostics.add(
                    node.location(),
                    "DC/OS does not discover " + quoted(text.get()) + "; write /dcos/volumeN with a whole number N,"
                            + " as in /dcos/volume0");
        }
        path.ifPresent(read -> reportRepeated(Integer.parseInt(read.number()), node.location(), diagnostics));
        return path;
    }

    private void reportRepeated(int number, SourceLocation location, Diagnostics diagnostics) {
        SourceLocation earlier = numbers.putIfAbsent(number, location);
        if (earlier != null) {
            diagnostics.add(
                    location,
                    "duplicate volume number " + number + " (first used on line " + earlier.line()
                            + "); give every volume its own number");
        }
    }

    /** The fstab settings of a volume, each empty if the playbook has none. */
    private record Fstab(Optional<String> options, Optional<Integer> dump, Optional<Integer> pass) {
        static final Fstab UNSPECIFIED = new Fstab(Optional.empty(), Optional.empty(), Optional.empty());

        FstabOptions complete(Source source, Filesystem filesystem) {
            return new FstabOptions(
                    SourceRules.fstabOptions(source, options),
                    dump.orElse(0),
                    pass.orElseGet(() -> FstabOptions.usualPass(filesystem)));
        }
    }

    private static Optional<Fstab> fstab(MappingDecoder decoder) {
        return Optional.of(new Fstab(
                decoder.optional("options", VolumeReader::options),
                decoder.optional("dump", Scalars.integer(0, 1)),
                decoder.optional("pass", Scalars.integer(0, 2))));
    }

    private static Optional<String> options(Node node, Diagnostics diagnostics) {
        Optional<String> text = Scalars.text().read(node, diagnostics);
        Optional<String> objection = text.flatMap(FstabOptions::objection);
        objection.ifPresent(sentence -> diagnostics.add(node.location(), sentence));
        return objection.isEmpty() ? text : Optional.empty();
    }
}
