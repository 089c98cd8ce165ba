package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Node;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import io.volmount.document.Template;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.Optional;

/** Reads the source of a volume. */
final class SourceReader {
    private SourceReader() {}

    /**
     * A source and the location of its path.
     *
     * @param size the location of its size; empty for a device, which has its own size
     */
    record LocatedSource(Source source, SourceLocation location, Optional<SourceLocation> size) {}

    private record LocatedSize(ByteSize size, SourceLocation location) {}

    static Decoder<LocatedSource> source() {
        Decoder<LocatedSource> either = MappingDecoder.of("a source", SourceReader::either);
        return (node, diagnostics) -> either.read(node, diagnostics).filter(located -> accepted(located, diagnostics));
    }

    private static Optional<LocatedSource> either(MappingDecoder decoder) {
        Optional<LocatedSource> loopback =
                decoder.optional("loopback", MappingDecoder.of("a loopback", SourceReader::loopback));
        Optional<LocatedSource> device = decoder.optional("device", Scalars.scalar())
                .map(path -> new LocatedSource(new Source.Device(path.text()), path.location(), Optional.empty()));
        decoder.has("disks"); // a known key, which VolumeReader reads
        if (decoder.has("loopback") == decoder.has("device")) {
            decoder.report("a source is a `loopback`, a `device` or `disks`; "
                    + (decoder.has("device") ? "remove all but one" : "name one of them"));
            return Optional.empty();
        }
        return loopback.or(() -> device);
    }

    private static Optional<LocatedSource> loopback(MappingDecoder decoder) {
        Optional<Scalar> file = decoder.required("file", Scalars.scalar());
        Optional<LocatedSize> size = decoder.required("size", SourceReader::size);
        return file.flatMap(path -> size.map(written -> new LocatedSource(
                new Source.Loopback(path.text(), written.size()), path.location(), Optional.of(written.location()))));
    }

    private static Optional<LocatedSize> size(Node node, Diagnostics diagnostics) {
        Optional<ByteSize> size =
                Scalars.parsed("a size such as 200MB or 10GB", ByteSize::parse).read(node, diagnostics);
        Optional<ByteSize> enough = size.filter(bytes -> bytes.compareTo(Filesystem.EXT4.smallest()) >= 0);
        if (size.isPresent() && enough.isEmpty()) {
            diagnostics.add(
                    node.location(),
                    "a volume of " + size.get() + " is too small: DC/OS reserves 100 MB of each, and an agent with"
                            + " too small a volume does not start; make it 200MB or more");
        }
        return enough.map(bytes -> new LocatedSize(bytes, node.location()));
    }

    private static boolean accepted(LocatedSource located, Diagnostics diagnostics) {
        Template template = new Template(located.source().path());
        if (template.malformed()) {
            diagnostics.add(
                    located.location(),
                    quoted(template.text()) + " contains `${` without a variable name; write variables as ${name}");
            return false;
        }
        Optional<String> objection =
                template.names().isEmpty() ? SourceRules.objection(located.source()) : Optional.empty();
        objection.ifPresent(sentence -> diagnostics.add(located.location(), sentence));
        return objection.isEmpty();
    }
}
