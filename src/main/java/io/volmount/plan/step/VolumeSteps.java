package io.volmount.plan.step;

import io.volmount.facts.BlockDevice;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.OverwriteData;
import io.volmount.step.Step;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.stream.Stream;

/** The steps that a single volume still needs, in the order of the documented procedure. */
public record VolumeSteps(VolumeState volume) {

    /** The steps that prepare the volume and do not affect the boot. */
    public Stream<PlannedStep> preparing() {
        return Stream.of(
                        source().match(this::createBackingFile, device -> Stream.<PlannedStep>empty()),
                        makeFilesystem())
                .flatMap(steps -> steps);
    }

    /** The steps that mount the volume, now and at every boot. */
    public Stream<PlannedStep> mounting() {
        return Stream.of(
                        unless(
                                volume.inFstab(),
                                new AddFstabEntry(path(), source(), volume.fstabEntry()),
                                "no line of /etc/fstab mounts " + path()),
                        unless(
                                volume.mounted().isCorrect(),
                                new MountVolume(path(), volume.uuid()),
                                "nothing is mounted on " + path()))
                .flatMap(steps -> steps);
    }

    private Stream<PlannedStep> createBackingFile(Source.Loopback file) {
        return unless(
                volume.fileExists(),
                new CreateBackingFile(path(), file.file(), file.size()),
                "there is no " + file.file() + " yet");
    }

    private Stream<PlannedStep> makeFilesystem() {
        String target = source().path();
        String identity = volume.block().flatMap(BlockDevice::identity).orElse("");
        MakeFilesystem make = new MakeFilesystem(
                path(), source(), volume.size(), identity, volume.spec().filesystem(), volume.uuid());
        if (volume.holdsUnknownData()) {
            return unless(
                    volume.formatted(),
                    new OverwriteData(make),
                    target + " carries no known signature, and the playbook says overwrite: unknown-data");
        }
        String reason = volume.unfinished()
                ? "making this file system on " + target + " was interrupted"
                : target + " carries no signature";
        return unless(volume.formatted(), make, reason);
    }

    private VolumePath path() {
        return volume.spec().path();
    }

    private Source source() {
        return volume.spec().source();
    }

    private static Stream<PlannedStep> unless(boolean done, Step step, String reason) {
        return done ? Stream.empty() : Stream.of(new PlannedStep(step, reason));
    }
}
