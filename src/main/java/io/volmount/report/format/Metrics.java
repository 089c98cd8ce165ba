package io.volmount.report.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics in the text format of Prometheus, in which all samples of a metric follow each other. */
final class Metrics {
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    /** @param samples by their labels */
    private record Metric(String help, Map<String, BigDecimal> samples) {}

    /** Labels of a sample. */
    static final class Labels {
        private final StringBuilder text = new StringBuilder();

        private Labels() {}

        Labels and(String name, String value) {
            text.append((text.isEmpty() ? "" : ",") + name + "=\"" + Markup.label(value) + "\"");
            return this;
        }

        @Override
        public String toString() {
            return text.isEmpty() ? "" : "{" + text + "}";
        }
    }

    static Labels labels(String name, String value) {
        return new Labels().and(name, value);
    }

    /** Adds a sample. Samples with the same labels are added up, because a metric must not have two of them. */
    void gauge(String name, String help, Labels labels, Number value) {
        metrics.computeIfAbsent(name, first -> new Metric(help, new LinkedHashMap<>()))
                .samples()
                .merge(labels.toString(), new BigDecimal(value.toString()), BigDecimal::add);
    }

    void gauge(String name, String help, Number value) {
        gauge(name, help, new Labels(), value);
    }

    /** Writes all of them, with the last end of line. */
    void write(Writer out) throws IOException {
        for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
            out.write("# HELP " + metric.getKey() + " " + metric.getValue().help() + "\n");
            out.write("# TYPE " + metric.getKey() + " gauge\n");
            for (Map.Entry<String, BigDecimal> sample :
                    metric.getValue().samples().entrySet()) {
                out.write(metric.getKey() + sample.getKey() + " "
                        + sample.getValue().toPlainString() + "\n");
            }
        }
    }
}
