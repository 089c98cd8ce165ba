package io.volmount.report;

import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/** The budget of a rollout for programs. */
public final class BudgetData {
    private BudgetData() {}

    /** The budget for this number of agents. */
    public static Map<String, Object> of(RolloutPolicy policy, int agents) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("canary", policy.canary().of(agents));
        json.put("maxUnavailable", policy.window(agents));
        json.put("maxFailures", policy.maxFailures().of(agents));
        json.put("perZone", of(policy.perZone()));
        json.put("spread", policy.spread().word());
        json.put("soakSeconds", Wording.seconds(policy.soak()));
        return json;
    }

    private static Map<String, Object> of(PerZone limits) {
        Map<String, Object> json = new LinkedHashMap<>();
        limits.maxUnavailable().ifPresent(amount -> json.put("maxUnavailable", amount.toString()));
        limits.maxFailures().ifPresent(amount -> json.put("maxFailures", amount.toString()));
        return json;
    }
}
