package io.volmount.fuzz;

import io.volmount.inventory.source.MesosInventory;
import io.volmount.mesos.AnswerReader;
import io.volmount.mesos.JsonAnswer;
import io.volmount.mesos.MasterAgents;
import io.volmount.mesos.MasterAnswers;
import io.volmount.mesos.UnusableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** What a Mesos master answers, read as each of the questions that it is asked. */
final class MasterAnswer {
    private static final int LARGEST = 1 << 20;

    private MasterAnswer() {}

    static void read(byte[] input) throws IOException {
        for (AnswerReader<?> reader : MasterAnswers.readers()) {
            try {
                Object read = reader.read(new JsonAnswer(new ByteArrayInputStream(input), LARGEST, LARGEST));
                if (read instanceof MasterAgents agents) {
                    inventory(agents);
                }
            } catch (UnusableAnswer refused) {
                Sane.shown(refused.getMessage());
                Sane.hold(refused.getMessage().length() > 10, "no sentence", refused);
            }
        }
    }

    private static void inventory(MasterAgents agents) {
        MesosInventory inventory = MesosInventory.of("mesos+http://m:5050", agents, OptionalInt.of(1));
        inventory.remarks().forEach(Sane::shown);
        inventory.file().text().lines().forEach(Sane::shown);
    }
}
