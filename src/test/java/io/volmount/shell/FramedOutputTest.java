package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramedOutputTest {
    private static final String NONCE = "5eed";

    @Test
    void noiseAroundTheFrameIsPassedOver() {
        FramedOutput frame =
                FramedOutput.read(NONCE, "Welcome to agent!\nno end of line\n@5eed changed all is well\nbye\n");
        assertThat(frame.result()).contains(new FramedOutput.Result("changed", "all is well"));
    }

    @Test
    void aBodyIsExactlyTheFileOnTheNode() {
        FramedOutput frame = FramedOutput.read(
                NONCE, "\n@5eed section a\none\n\n\n@5eed section b\nno end\n@5eed section c\n\n@5eed end\n");
        assertThat(frame.sections())
                .containsEntry("a", "one\n\n")
                .containsEntry("b", "no end")
                .containsEntry("c", "");
        assertThat(frame.ended()).isTrue();
    }

    @Test
    void aFileCannotFakeTheFrame() {
        String fstab = "@0000 end\n@ end\n @5eed end\n@5eed2 end\nx @5eed changed faked\n";
        FramedOutput frame = FramedOutput.read(NONCE, "\n@5eed section fstab\n" + fstab);
        assertThat(frame.sections()).containsEntry("fstab", fstab);
        assertThat(frame.ended()).isFalse();
        assertThat(frame.result()).isEmpty();
    }

    @Test
    void aLineCutOffDoesNotCount() {
        assertThat(FramedOutput.read(NONCE, "\n@5eed changed all is w").result())
                .isEmpty();
        assertThat(FramedOutput.read(NONCE, "\n@5eed end").ended()).isFalse();
    }

    @Test
    void theLastResultCounts() {
        FramedOutput frame =
                FramedOutput.read(NONCE, "\n@5eed changed rebooting\n\n@5eed failed systemctl reboot failed\n");
        assertThat(frame.result()).contains(new FramedOutput.Result("failed", "systemctl reboot failed"));
    }

    @Test
    void controlCharactersDoNotReachATerminal() {
        FramedOutput frame = FramedOutput.read(NONCE, "\n@5eed failed \u001b[2Jgone\u009b\n");
        assertThat(frame.result().orElseThrow().sentence()).isEqualTo("[2Jgone");
    }
}
