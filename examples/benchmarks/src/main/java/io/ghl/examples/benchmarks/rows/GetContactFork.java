package io.ghl.examples.benchmarks.rows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.ghl.client.GhlClient;
import io.ghl.client.contacts.Contacts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One process of {@link GetContactRow}: it reads a contact by both ways in turns, client-bare-bare-client, so that a
 * change of the machine's mood meets both alike. Arguments: URL, rounds, calls per turn, rounds to warm up.
 */
final class GetContactFork {
    private static final String ID = "seD4PfOuKoVMLkEZqohJ";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private GetContactFork() {}

    private interface Reading {
        Object read() throws IOException;
    }

    /**
     * What one round came to, per call.
     *
     * @param nanos time
     * @param cpu processor time of the calling thread
     * @param bytes allocated on the calling thread
     */
    record Cost(double nanos, double cpu, double bytes) {}

    /**
     * One round.
     *
     * @param client by the client
     * @param bare by hand
     */
    record Round(Cost client, Cost bare) {}

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[1]);
        int calls = Integer.parseInt(args[2]);
        int warmUp = Integer.parseInt(args[3]);
        List<Round> measured = new ArrayList<>();
        try (GhlClient ghl = Clients.unhindered(args[0]);
                BareCalls bare = new BareCalls(args[0])) {
            Contacts contacts = ghl.location(Clients.LOCATION).contacts();
            Reading client = () -> contacts.get(ID);
            Reading byHand = () -> bare.get(ID);
            for (int round = -warmUp; round < rounds; round++) {
                long[] one = turn(client, calls);
                long[] two = turn(byHand, calls);
                long[] three = turn(byHand, calls);
                long[] four = turn(client, calls);
                if (round >= 0) {
                    measured.add(new Round(cost(one, four, calls), cost(two, three, calls)));
                }
            }
        }
        System.out.println(new ObjectMapper().writeValueAsString(Map.of("rounds", measured)));
    }

    private static long[] turn(Reading reading, int calls) throws IOException {
        int missing = 0;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            missing += reading.read() == null ? 1 : 0;
        }
        long nanos = System.nanoTime() - start;
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (missing > 0) {
            throw new IllegalStateException("A contact did not come.");
        }
        return new long[] {nanos, cpu, bytes};
    }

    private static Cost cost(long[] one, long[] other, int calls) {
        double per = 2.0 * calls;
        return new Cost(
                (double) (one[0] + other[0]) / per,
                (double) (one[1] + other[1]) / per,
                (double) (one[2] + other[2]) / per);
    }
}
