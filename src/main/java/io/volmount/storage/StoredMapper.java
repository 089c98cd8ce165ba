package io.volmount.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import io.volmount.volume.Source;
import java.time.Instant;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Configures Jackson for stored files: a record has its components as fields and nothing else, and a missing or unknown
 * field is an error. A component with {@link JsonInclude} is missing when it is empty, as in files of earlier versions.
 */
public final class StoredMapper {
    private StoredMapper() {}

    /** A value of one of several types, which the field {@code is} names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonIgnoreProperties("is")
    private interface Named {}

    /** A builder of a mapper, to which settings can be added. */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .addModule(new RecordInstantiators())
                .addModule(new SimpleModule().addDeserializer(Instant.class, new StoredInstants()))
                .addMixIn(RolloutEvent.class, Named.class)
                .addMixIn(Step.class, Named.class)
                .addMixIn(Source.class, Named.class)
                .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .annotationIntrospector(new Required())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static final class Required extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return !member.hasAnnotation(JsonInclude.class);
        }
    }
}
