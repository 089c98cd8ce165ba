package io.volmount.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.Kinds;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import io.volmount.volume.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/** Holds every name in stored files to the ones that were released, whatever the code calls it. */
class StoredNamesTest {
    private static final JsonMapper MAPPER = StoredMapper.builder().build();

    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    @Test
    void everyNameIsTheOneThatWasReleased() throws IOException {
        Stream.of(RolloutEvent.class, SavedPlan.class, RunInputs.class, StoredSummary.class)
                .map(MAPPER::constructType)
                .forEach(this::collect);

        assertThat(names.values()).containsExactlyInAnyOrderElementsOf(released());
    }

    @Test
    void everyKindOfEventStepAndSourceHasANameOfItsOwn() {
        assertThat(Stream.of(RolloutEvent.class, Step.class, Source.class)
                        .flatMap(Kinds::of)
                        .map(kind -> typeName(kind).orElse("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    private static List<String> released() throws IOException {
        try (InputStream file = StoredNamesTest.class.getResourceAsStream("names.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private void collect(JavaType type) {
        type.getBindings().getTypeParameters().forEach(this::collect);
        Class<?> raw = type.getRawClass();
        if (!raw.getName().startsWith("io.volmount.") || names.containsKey(raw)) {
            return;
        }
        if (raw.isInterface()) {
            Kinds.of(raw).map(MAPPER::constructType).forEach(this::collect);
        } else if (raw.isEnum()) {
            names.put(
                    raw,
                    Arrays.stream(raw.getEnumConstants())
                            .map(constant -> MAPPER.convertValue(constant, String.class))
                            .collect(Collectors.joining(" ")));
        } else {
            List<BeanProperty> fields = fields(type);
            String prefix = typeName(raw).map(name -> name + ": ").orElse("");
            names.put(raw, prefix + fields.stream().map(BeanProperty::getName).collect(Collectors.joining(" ")));
            fields.forEach(field -> collect(field.getType()));
        }
    }

    private static Optional<String> typeName(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(JsonTypeName.class)).map(JsonTypeName::value);
    }

    private static List<BeanProperty> fields(JavaType type) {
        List<BeanProperty> fields = new ArrayList<>();
        MAPPER.acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base() {
            @Override
            public JsonObjectFormatVisitor expectObjectFormat(JavaType object) {
                return new JsonObjectFormatVisitor.Base(getContext()) {
                    @Override
                    public void property(BeanProperty field) {
                        fields.add(field);
                    }

                    @Override
                    public void optionalProperty(BeanProperty field) {
                        fields.add(field);
                    }
                };
            }
        });
        return fields;
    }
}
