package io.ghl.examples.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * As little of an HTTP server as the benchmarks need: one thread per connection, kept alive, no framework, so that the
 * time of a call is the caller's. It is a process of its own and ends when its input does.
 *
 * <p>Arguments: number of contacts, limit per window, length of the window in milliseconds. Requests:
 * {@code GET /contacts/…}, {@code POST /contacts/search}, and {@code GET /stats}, which is not counted.
 */
public final class LoopbackServer {
    private static final int BUFFER = 16 << 10;
    private static final int BACKLOG = 1_024;
    private static final String CURSOR = "\"searchAfter\":[";
    private static final String SIZE = "\"pageLimit\":";

    private final long contacts;
    private final int limit;
    private final long windowMillis;
    private final Window window;
    private final byte[] single = ContactJson.single();

    private LoopbackServer(long contacts, int limit, long windowMillis) {
        this.contacts = contacts;
        this.limit = limit;
        this.windowMillis = windowMillis;
        this.window = new Window(limit, windowMillis);
    }

    public static void main(String[] args) throws IOException {
        LoopbackServer server =
                new LoopbackServer(Long.parseLong(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
        ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        daemon(() -> server.accept(listening));
        System.out.println(listening.getLocalPort());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of its input is the end of it.
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket connection) {
        try (Socket socket = connection) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            String request = request(in, buffer);
            while (request != null) {
                out.write(answer(request));
                request = request(in, buffer);
            }
        } catch (IOException e) {
            // The caller went away.
        }
    }

    /** One whole request; nobody sends the next one before the answer, so what was read is one request. */
    private static @Nullable String request(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        while (length < buffer.length) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                return null;
            }
            length += read;
            String text = new String(buffer, 0, length, US_ASCII);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body >= 4 && length - body >= contentLength(text)) {
                return text;
            }
        }
        throw new IOException("The request is too long.");
    }

    private static int contentLength(String request) {
        int at = request.startsWith("GET ")
                ? -1
                : request.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        return at < 0 ? 0 : (int) number(request, at + "content-length: ".length());
    }

    private byte[] answer(String request) {
        if (request.startsWith("GET /stats")) {
            return answer(200, 0, window.json().getBytes(US_ASCII));
        }
        int left = window.take();
        if (left < 0) {
            return answer(429, 0, "{\"statusCode\":429,\"message\":\"Too Many Requests\"}".getBytes(US_ASCII));
        }
        return answer(200, left, request.startsWith("POST /contacts/search") ? page(request) : single);
    }

    private byte[] page(String request) {
        long size = number(request, request.indexOf(SIZE) + SIZE.length());
        int cursor = request.indexOf(CURSOR);
        long first = cursor < 0 ? 0 : 1 + number(request, request.indexOf('"', cursor + CURSOR.length()) + 1);
        return ContactJson.page(first, (int) Math.max(0, Math.min(size, contacts - first)));
    }

    private static long number(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, from, end, 10);
    }

    /** The headers are those of HighLevel's answers. */
    private byte[] answer(int status, int left, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + (status == 200 ? " OK" : " Too Many Requests")
                        + "\r\nDate: Sat, 21 Nov 2026 12:00:00 GMT"
                        + "\r\nContent-Type: application/json; charset=utf-8"
                        + "\r\nContent-Length: " + body.length
                        + "\r\nConnection: keep-alive"
                        + "\r\nX-RateLimit-Limit-Daily: 200000000"
                        + "\r\nX-RateLimit-Daily-Remaining: 199999999"
                        + "\r\nX-RateLimit-Interval-Milliseconds: " + windowMillis
                        + "\r\nX-RateLimit-Max: " + limit
                        + "\r\nX-RateLimit-Remaining: " + left
                        + "\r\nETag: W/\"8d3-R0Vb1Z5m0r6n0yq2m5n0yq2m5n0\""
                        + "\r\nVary: Accept-Encoding"
                        + "\r\nX-Request-Id: 0a1c7b52-7d35-4a5c-9d3a-d6a1b6a1f6f2"
                        + "\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }
}
