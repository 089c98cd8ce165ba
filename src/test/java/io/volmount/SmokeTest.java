package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void runs() {
        assertThat(1).isEqualTo(1);
    }

    @Property
    void holds(@ForAll int n) {
        assertThat(n).isEqualTo(n);
    }
}
