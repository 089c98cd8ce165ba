package io.volmount.report.result;

import io.volmount.report.Style;
import io.volmount.step.Effect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What steps do to a node, as a plan marks and counts it. */
final class EffectText {
    private EffectText() {}

    static String symbol(Effect effect, Style style) {
        return switch (effect) {
            case CREATE -> style.good("+");
            case CHANGE -> style.warning("~");
            case REMOVE -> style.bad("-");
            case DISRUPT -> style.bad("!");
            case VERIFY -> style.faint("?");
        };
    }

    private static String verb(Effect effect) {
        return effect == Effect.DISRUPT ? "destroy or interrupt" : effect.word();
    }

    /** How many steps have which effect, with the symbols: {@code 2 create (+), 2 change (~)}. */
    static String counts(List<Effect> effects, Style style) {
        Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
        effects.forEach(effect -> counts.merge(effect, 1, Integer::sum));
        List<String> texts = new ArrayList<>();
        counts.forEach((effect, count) ->
                texts.add(String.format(Locale.ROOT, "%,d %s (%s)", count, verb(effect), symbol(effect, style))));
        return String.join(", ", texts);
    }
}
