package io.volmount.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import io.volmount.volume.Source;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Configures Jackson to write and read the names of {@link StoredNames}, and to reject missing and unknown fields. */
public final class StoredMapper {
    private StoredMapper() {}

    /** A value of one of several types, which the field {@code is} names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonIgnoreProperties("is")
    private interface Named {}

    /** A builder of a mapper, to which settings can be added. */
    public static JsonMapper.Builder builder() {
        NamedType[] kinds = StoredNames.shapes()
                .filter(shape -> !shape.name().isEmpty())
                .map(shape -> new NamedType(shape.type(), shape.name()))
                .toArray(NamedType[]::new);
        return JsonMapper.builder()
                .addMixIn(RolloutEvent.class, Named.class)
                .addMixIn(Step.class, Named.class)
                .addMixIn(Source.class, Named.class)
                .registerSubtypes(kinds)
                .propertyNamingStrategy(new Fields())
                .annotationIntrospector(new Words())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    private static final class Fields extends PropertyNamingStrategy {
        private static final long serialVersionUID = 1L;

        private static String field(Class<?> type, String component) {
            if (!type.isRecord()) {
                return component;
            }
            return StoredNames.shape(type)
                    .map(shape -> shape.field(component))
                    .orElseThrow(() -> new IllegalStateException(type + " has no names in files"));
        }

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String component) {
            return field(field.getDeclaringClass(), component);
        }

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod accessor, String component) {
            return field(accessor.getDeclaringClass(), component);
        }

        @Override
        public String nameForConstructorParameter(
                MapperConfig<?> config, AnnotatedParameter parameter, String component) {
            return field(parameter.getDeclaringClass(), component);
        }
    }

    private static final class Words extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                Enum<?> constant = constants[i];
                names[i] = StoredNames.word(constant)
                        .orElseThrow(() -> new IllegalStateException(constant + " has no name in files"));
            }
            return names;
        }
    }
}
