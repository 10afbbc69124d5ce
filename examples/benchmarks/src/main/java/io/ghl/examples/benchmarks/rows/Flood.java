package io.ghl.examples.benchmarks.rows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** The cheapest caller there is, so that a server's figures are those of the server: kept-alive sockets, no library. */
final class Flood {
    private static final int BUFFER = 64 << 10;

    private final int port;
    private final int connections;

    Flood(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Sends so many requests over all connections and returns the seconds; any answer but 2xx is an error. */
    double seconds(int requests, IntFunction<byte[]> request) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                callers.add(() -> call(first, requests, request));
            }
            long start = System.nanoTime();
            for (Future<Integer> caller : threads.invokeAll(callers)) {
                int unused = caller.get();
            }
            return (double) (System.nanoTime() - start) / 1e9;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private int call(int first, int requests, IntFunction<byte[]> request) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int sent = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            for (int i = first; i < requests; i += connections) {
                socket.getOutputStream().write(request.apply(i));
                answer(in, buffer);
                sent++;
            }
        }
        return sent;
    }

    private static void answer(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        int body = -1;
        long announced = 0;
        while (body < 0 || length - body < announced) {
            // The head is at the front and stays there; of a long body only the length is of interest.
            int at = body >= 0 && length == buffer.length ? buffer.length / 2 : length;
            if (at < length) {
                announced -= length - at;
            }
            int read = in.read(buffer, at, buffer.length - at);
            if (read < 0) {
                throw new IOException("The server closed the connection.");
            }
            length = at + read;
            if (body < 0) {
                String head = new String(buffer, 0, length, US_ASCII);
                int end = head.indexOf("\r\n\r\n");
                if (end >= 0) {
                    body = end + 4;
                    announced = contentLength(head.substring(0, body));
                    if (!head.startsWith("HTTP/1.1 2")) {
                        throw new IOException(head);
                    }
                }
            }
        }
    }

    private static long contentLength(String head) {
        String name = "content-length: ";
        int from = head.toLowerCase(Locale.ROOT).indexOf(name) + name.length();
        return Long.parseLong(head.substring(from, head.indexOf('\r', from)));
    }
}
