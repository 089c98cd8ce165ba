package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.SimulatedRun;
import io.volmount.report.Style;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {
    /** The lines of a run of 500 agents, asked for after every event. */
    private static List<String> lines(Duration until) {
        List<RolloutEvent> events = SimulatedRun.events(until);
        News news = new News(Style.PLAIN, ZoneOffset.UTC, false);
        Rollout run = new Rollout((RolloutEvent.RunOpened) events.get(0));
        List<String> lines = new ArrayList<>(news.of(events.get(0), run));
        for (RolloutEvent event : events.subList(1, events.size())) {
            lines.addAll(news.due(event.at()));
            run.apply(event);
            lines.addAll(news.of(event, run));
        }
        return lines;
    }

    @Test
    void failuresScrollByOneByOneAndVerifiedAgentsTogether() {
        List<String> lines = lines(Duration.ofSeconds(18 * 60 + 2));

        assertThat(lines.get(0)).isEqualTo("02:00:00 run 20261126-020000-uajc begins");
        assertThat(lines)
                .filteredOn(line -> line.contains("failed"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "02:05:13 agent-007: failed: make-filesystem: /dev/xvdf contains a mounted file system"),
                        line -> assertThat(line).startsWith("02:13:00 agent-113: failed: make-filesystem: "));
        assertThat(lines)
                .hasSizeLessThan(45)
                .contains("02:13:19 agent-[050,057,071-072,074-075,079,081-083,089,099]: 12 verified in 2m54s to 8m9s")
                .endsWith(
                        "02:16:43 agent-[104-105,114,125,127]: 5 verified in 2m41s to 4m15s",
                        "02:17:17 agent-[100,102,108-109,118,121,123,129-130]: 9 verified in 3m14s to 4m54s",
                        "02:17:53 agent-[095,107,116-117,122,126,136,138]: 8 verified in 3m11s to 6m46s");
    }
}
