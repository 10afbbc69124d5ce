package io.ghl.examples.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.benchmarks.harness.ChildJvm;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxMain;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sandbox in a process of its own, without a limit that anybody reaches. */
public final class SandboxProcess implements AutoCloseable {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String TOKEN = "pit-benchmark";

    private final ChildJvm process;
    private final JsonNode greeting;

    private SandboxProcess(ChildJvm process) throws IOException {
        this.process = process;
        this.greeting = new ObjectMapper().readTree(process.line());
    }

    /** Starts it in a new JVM and waits until it answers. */
    public static SandboxProcess start(int contacts, List<String> jvmOptions) throws IOException {
        return new SandboxProcess(
                ChildJvm.start(SandboxProcess.class, jvmOptions, List.of(Integer.toString(contacts))));
    }

    /**
     * A start of the program, from nothing to its first line, the JVM's own start included.
     *
     * @param processorMillis of all processors; what a machine without other work would need at most
     */
    public record Start(double millis, double processorMillis) {}

    /** Starts the program and ends it. */
    public static Start program() throws IOException {
        long start = System.nanoTime();
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (program.getInputStream().read() < 0) {
                throw new IOException("The sandbox ended before it said anything.");
            }
            double millis = (double) (System.nanoTime() - start) / 1e6;
            return new Start(millis, millis(program.toHandle()));
        } finally {
            program.destroyForcibly();
        }
    }

    private static double millis(ProcessHandle process) {
        return (double) process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }

    /** The processor time that it used so far. */
    public double processorMillis() {
        return ProcessHandle.of(greeting.path("pid").asLong())
                .map(SandboxProcess::millis)
                .orElse(0.0);
    }

    /** The port. */
    public int port() {
        return greeting.path("port").asInt();
    }

    /** How long the start took in its JVM. */
    public double startMillis() {
        return greeting.path("startMillis").asDouble();
    }

    /** The heap in use after a collection. */
    public double heapMegabytes() {
        return greeting.path("heap").asDouble() / (1 << 20);
    }

    /** The request that reads a contact. */
    public byte[] get() {
        return request("GET /contacts/" + greeting.path("contactId").asText(), "");
    }

    /** The request that creates the contact of a number. */
    public byte[] create(int number) {
        return request(
                "POST /contacts/",
                "{\"locationId\":\"" + LOCATION + "\",\"firstName\":\"Ada\",\"lastName\":\"Lovelace\","
                        + "\"email\":\"a" + number + "@example.org\",\"tags\":[\"vip\"]}");
    }

    /** The request that searches contacts by these fields of a body. */
    public byte[] search(String fields) {
        return request(
                "POST /contacts/search", "{\"locationId\":\"" + LOCATION + "\",\"pageLimit\":100," + fields + "}");
    }

    private static byte[] request(String line, String body) {
        byte[] content = body.getBytes(UTF_8);
        byte[] head = (line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TOKEN
                        + "\r\nVersion: 2021-07-28\r\n"
                        + (body.isEmpty()
                                ? ""
                                : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n")
                        + "\r\n")
                .getBytes(US_ASCII);
        byte[] all = new byte[head.length + content.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        GhlSandbox sandbox = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN)
                .contacts(Integer.parseInt(args[0]))
                .rate(1_000_000, Duration.ofMillis(10))
                .dailyLimit(Integer.MAX_VALUE)
                .start();
        double millis = (double) (System.nanoTime() - start) / 1e6;
        String id = sandbox.createContact(
                Map.of("firstName", "Ada", "lastName", "Lovelace", "email", "ada@example.org", "tags", List.of("vip")));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println(new ObjectMapper()
                .writeValueAsString(Map.of(
                        "pid",
                        ProcessHandle.current().pid(),
                        "port",
                        sandbox.port(),
                        "startMillis",
                        millis,
                        "contactId",
                        id,
                        "heap",
                        runtime.totalMemory() - runtime.freeMemory())));
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of its input is the end of it.
        }
        sandbox.close();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
