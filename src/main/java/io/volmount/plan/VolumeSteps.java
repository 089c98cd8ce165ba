package io.volmount.plan;

import io.volmount.facts.BlockDevice;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.OverwriteData;
import io.volmount.volume.Source;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps that a single volume still needs, in the order of the documented procedure. */
record VolumeSteps(VolumeState volume) {

    /** The steps that prepare the volume and do not affect the boot. */
    Stream<PlannedStep> preparing() {
        return Stream.of(createBackingFile(), makeFilesystem()).flatMap(Optional::stream);
    }

    /** The steps that mount the volume, now and at every boot. */
    Stream<PlannedStep> mounting() {
        return Stream.of(addFstabEntry(), mountVolume()).flatMap(Optional::stream);
    }

    private Optional<PlannedStep> createBackingFile() {
        return volume.spec().source().accept(new Source.Visitor<>() {
            @Override
            public Optional<PlannedStep> loopback(Source.Loopback file) {
                return unless(
                        volume.fileExists(),
                        new PlannedStep(
                                new CreateBackingFile(volume.spec().path(), file.file(), file.size()),
                                "there is no " + file.file() + " yet"));
            }

            @Override
            public Optional<PlannedStep> device(Source.Device device) {
                return Optional.empty();
            }
        });
    }

    private Optional<PlannedStep> makeFilesystem() {
        String target = volume.spec().source().path();
        String identity = volume.block().flatMap(BlockDevice::identity).orElse("");
        MakeFilesystem make = new MakeFilesystem(
                volume.spec().path(),
                volume.spec().source(),
                volume.size(),
                identity,
                volume.spec().filesystem(),
                volume.uuid());
        PlannedStep step = volume.holdsUnknownData()
                ? new PlannedStep(
                        new OverwriteData(make),
                        target + " carries no known signature, and the playbook says overwrite: unknown-data")
                : new PlannedStep(
                        make,
                        volume.unfinished()
                                ? "making this file system on " + target + " was interrupted"
                                : target + " carries no signature");
        return unless(volume.formatted(), step);
    }

    private Optional<PlannedStep> addFstabEntry() {
        return unless(
                volume.inFstab(),
                new PlannedStep(
                        new AddFstabEntry(volume.spec().path(), volume.spec().source(), volume.fstabEntry()),
                        "no line of /etc/fstab mounts " + volume.spec().path()));
    }

    private Optional<PlannedStep> mountVolume() {
        return unless(
                volume.mounted().isCorrect(),
                new PlannedStep(
                        new MountVolume(volume.spec().path(), volume.uuid()),
                        "nothing is mounted on " + volume.spec().path()));
    }

    private static Optional<PlannedStep> unless(boolean done, PlannedStep step) {
        return done ? Optional.empty() : Optional.of(step);
    }
}
