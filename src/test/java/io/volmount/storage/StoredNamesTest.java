package io.volmount.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.Kinds;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import io.volmount.storage.StoredNames.Shape;
import io.volmount.volume.Source;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredNamesTest {
    @Test
    void everyComponentHasOneNameAndNoTwoShareOne() {
        assertThat(StoredNames.shapes()).allSatisfy(shape -> {
            assertThat(shape.fields()).hasSameSizeAs(shape.type().getRecordComponents());
            assertThat(shape.fields()).doesNotHaveDuplicates().doesNotContain("is", "format", "volmount");
        });
    }

    @Test
    void everyKindOfEventStepAndSourceIsRecognizedByANameOfItsOwn() {
        Stream<Class<?>> kinds =
                Stream.of(RolloutEvent.class, Step.class, Source.class).flatMap(Kinds::of);

        assertThat(kinds.map(kind -> StoredNames.shape(kind).map(Shape::name).orElse("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyConstantHasAWordOfItsOwn() {
        assertThat(StoredNames.wordTypes())
                .allSatisfy(type -> assertThat(Arrays.stream(type.getEnumConstants())
                                .map(constant ->
                                        StoredNames.word((Enum<?>) constant).orElse("")))
                        .doesNotContain("")
                        .doesNotHaveDuplicates());
    }
}
