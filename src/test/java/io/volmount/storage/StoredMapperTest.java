package io.volmount.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

class StoredMapperTest {
    private static final JsonMapper MAPPER = StoredMapper.builder().build();

    private static Instant read(String text) {
        return MAPPER.readValue('"' + text + '"', Instant.class);
    }

    @Test
    void everyInstantIsReadAsItWasWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            long nanoseconds = random.nextInt(1_000_000_000);
            long cut = (long) Math.pow(10, random.nextInt(10));
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()), nanoseconds / cut * cut);

            assertThat(MAPPER.readValue(MAPPER.writeValueAsString(instant), Instant.class))
                    .isEqualTo(instant);
            assertThat(StoredInstants.of(instant.toString())).contains(instant);
        }
        for (String far : new String[] {
            "-0001-01-01T00:00:00Z", "+12026-01-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.Z"
        }) {
            assertThat(StoredInstants.of(far)).isEmpty();
            assertThat(read(far)).isEqualTo(Instant.parse(far));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-01-01T00:00:61Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00,1Z",
                "2026-01-01T00:00:+1Z",
                "2026-01-01T00:00:0\u0661Z",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00:00",
                "Z"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThat(StoredInstants.of(text)).isEmpty();
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidFormatException.class);
    }

    @Test
    void aRecordThatRefusesItsComponentsIsRefusedWithTheReason() {
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"journal\":{\"inode\":1,\"size\":1,\"modified\":\"2026-01-01T00:00:00Z\","
                                + "\"changed\":\"2026-01-01T00:00:00Z\",\"tail\":\"\"},\"playbook\":\"p\","
                                + "\"milestones\":[],\"counts\":{},\"open\":0,\"took\":\"PT1S\"}",
                        StoredSummary.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("a run without a beginning");
    }
}
