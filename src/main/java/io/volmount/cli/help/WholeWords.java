package io.volmount.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;

/**
 * Wraps descriptions at spaces alone, so that paths and other words can be copied; picocli also breaks after dots and
 * slashes.
 *
 * @param width of the last column
 */
record WholeWords(int width) {

    /** The rows, with as many more as the text in their last column needs. */
    Text[][] wrapped(Text[][] rows) {
        return Stream.of(rows).flatMap(this::wrapped).toArray(Text[][]::new);
    }

    private Stream<Text[]> wrapped(Text[] row) {
        int last = row.length - 1;
        List<Text[]> rows = new ArrayList<>();
        for (Text line : lines(row[last])) {
            Text[] next = Stream.of(row)
                    .map(cell -> rows.isEmpty() ? cell : Ansi.OFF.text(""))
                    .toArray(Text[]::new);
            next[last] = line;
            rows.add(next);
        }
        return rows.stream();
    }

    private List<Text> lines(Text text) {
        String plain = text.plainString();
        List<Text> lines = new ArrayList<>();
        int begin = 0;
        while (plain.length() - begin > width && plain.indexOf(' ', begin) >= 0) {
            int fitting = plain.lastIndexOf(' ', begin + width);
            int end = fitting > begin ? fitting : plain.indexOf(' ', begin);
            lines.add(text.substring(begin, end));
            begin = end + 1;
        }
        lines.add(text.substring(begin));
        return lines;
    }
}
