package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.agent.ByteSize;
import io.volmount.agent.Filesystem;
import io.volmount.agent.Source;
import io.volmount.document.Fields;
import io.volmount.document.Node;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Place;
import io.volmount.document.Problems;
import io.volmount.document.Reading;
import io.volmount.document.Scalars;
import io.volmount.document.Template;
import java.util.Optional;

/** Reads what a volume is made of. */
final class SourceReader {
    private SourceReader() {}

    /**
     * A source and the place of its location.
     *
     * @param size the place of its size; empty for a device, which has its own
     */
    record PlacedSource(Source source, Place place, Optional<Place> size) {}

    private record PlacedSize(ByteSize size, Place place) {}

    static Reading<PlacedSource> source() {
        Reading<PlacedSource> either = Fields.reading("a source", SourceReader::either);
        return (node, problems) -> either.read(node, problems).filter(placed -> accepted(placed, problems));
    }

    private static Optional<PlacedSource> either(Fields fields) {
        Optional<PlacedSource> loopback =
                fields.optional("loopback", Fields.reading("a loopback", SourceReader::loopback));
        Optional<PlacedSource> device = fields.optional("device", Scalars.scalar())
                .map(path -> new PlacedSource(new Source.Device(path.text()), path.place(), Optional.empty()));
        if (fields.has("loopback") == fields.has("device")) {
            fields.problem("a source is either a `loopback` or a `device`; "
                    + (fields.has("device") ? "remove one of them" : "name one of them"));
            return Optional.empty();
        }
        return loopback.or(() -> device);
    }

    private static Optional<PlacedSource> loopback(Fields fields) {
        Optional<Scalar> file = fields.required("file", Scalars.scalar());
        Optional<PlacedSize> size = fields.required("size", SourceReader::size);
        return file.flatMap(path -> size.map(written -> new PlacedSource(
                new Source.Loopback(path.text(), written.size()), path.place(), Optional.of(written.place()))));
    }

    private static Optional<PlacedSize> size(Node node, Problems problems) {
        Optional<ByteSize> size =
                Scalars.parsed("a size such as 200MB or 10GB", ByteSize::parse).read(node, problems);
        Optional<ByteSize> enough = size.filter(bytes -> bytes.compareTo(Filesystem.EXT4.smallest()) >= 0);
        if (size.isPresent() && enough.isEmpty()) {
            problems.add(
                    node.place(),
                    "a volume of " + size.get() + " is too small: DC/OS reserves 100 MB of each, and one that is too"
                            + " small keeps the whole agent from starting; make it 200MB or more");
        }
        return enough.map(bytes -> new PlacedSize(bytes, node.place()));
    }

    private static boolean accepted(PlacedSource placed, Problems problems) {
        Template location = new Template(placed.source().path());
        if (location.malformed()) {
            problems.add(
                    placed.place(),
                    quoted(location.text()) + " holds a `${` that begins no variable; write variables as ${name}");
            return false;
        }
        Optional<String> objection =
                location.names().isEmpty() ? SourceRules.objection(placed.source()) : Optional.empty();
        objection.ifPresent(sentence -> problems.add(placed.place(), sentence));
        return objection.isEmpty();
    }
}
