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

/** Reads what a volume is made of. */
final class SourceReader {
    private SourceReader() {}

    /**
     * A source and the place of its location.
     *
     * @param size the place of its size; empty for a device, which has its own
     */
    record PlacedSource(Source source, SourceLocation location, Optional<SourceLocation> size) {}

    private record PlacedSize(ByteSize size, SourceLocation location) {}

    static Decoder<PlacedSource> source() {
        Decoder<PlacedSource> either = MappingDecoder.of("a source", SourceReader::either);
        return (node, diagnostics) -> either.read(node, diagnostics).filter(placed -> accepted(placed, diagnostics));
    }

    private static Optional<PlacedSource> either(MappingDecoder fields) {
        Optional<PlacedSource> loopback =
                fields.optional("loopback", MappingDecoder.of("a loopback", SourceReader::loopback));
        Optional<PlacedSource> device = fields.optional("device", Scalars.scalar())
                .map(path -> new PlacedSource(new Source.Device(path.text()), path.location(), Optional.empty()));
        if (fields.has("loopback") == fields.has("device")) {
            fields.report("a source is either a `loopback` or a `device`; "
                    + (fields.has("device") ? "remove one of them" : "name one of them"));
            return Optional.empty();
        }
        return loopback.or(() -> device);
    }

    private static Optional<PlacedSource> loopback(MappingDecoder fields) {
        Optional<Scalar> file = fields.required("file", Scalars.scalar());
        Optional<PlacedSize> size = fields.required("size", SourceReader::size);
        return file.flatMap(path -> size.map(written -> new PlacedSource(
                new Source.Loopback(path.text(), written.size()), path.location(), Optional.of(written.location()))));
    }

    private static Optional<PlacedSize> size(Node node, Diagnostics diagnostics) {
        Optional<ByteSize> size =
                Scalars.parsed("a size such as 200MB or 10GB", ByteSize::parse).read(node, diagnostics);
        Optional<ByteSize> enough = size.filter(bytes -> bytes.compareTo(Filesystem.EXT4.smallest()) >= 0);
        if (size.isPresent() && enough.isEmpty()) {
            diagnostics.add(
                    node.location(),
                    "a volume of " + size.get() + " is too small: DC/OS reserves 100 MB of each, and one that is too"
                            + " small keeps the whole agent from starting; make it 200MB or more");
        }
        return enough.map(bytes -> new PlacedSize(bytes, node.location()));
    }

    private static boolean accepted(PlacedSource placed, Diagnostics diagnostics) {
        Template template = new Template(placed.source().path());
        if (template.malformed()) {
            diagnostics.add(
                    placed.location(),
                    quoted(template.text()) + " holds a `${` that begins no variable; write variables as ${name}");
            return false;
        }
        Optional<String> objection =
                template.names().isEmpty() ? SourceRules.objection(placed.source()) : Optional.empty();
        objection.ifPresent(sentence -> diagnostics.add(placed.location(), sentence));
        return objection.isEmpty();
    }
}
