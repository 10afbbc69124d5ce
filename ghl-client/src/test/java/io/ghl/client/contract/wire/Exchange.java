package io.ghl.client.contract.wire;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.spec.SpecOperation;
import io.ghl.sandbox.SandboxExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What went over the wire, without the token.
 *
 * @param method HTTP method
 * @param path path as sent
 * @param query parameters as sent, decoded
 * @param version the Version header, or null
 * @param contentType of the request's body, or null
 * @param body the request's body; empty if there is none; of parts one character for each byte
 * @param status the answer's status; 0 if there was none or a test had written it down before
 * @param answer the answer's body; null if there was none or a test had written it down before
 */
public record Exchange(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable String version,
        @Nullable String contentType,
        String body,
        int status,
        @Nullable String answer) {

    /** An exchange with the sandbox. */
    public static Exchange of(SandboxExchange seen) {
        return new Exchange(
                seen.method(),
                seen.path(),
                decoded(seen.query()),
                seen.version(),
                seen.contentType(),
                seen.body(),
                seen.status(),
                seen.status() == 0 ? null : seen.answer());
    }

    /** A request to a server whose answers a test has written. */
    static Exchange of(RecordedRequest request) {
        String target = String.valueOf(request.getPath());
        int mark = target.indexOf('?');
        String type = request.getHeader("Content-Type");
        Buffer body = request.getBody().clone();
        return new Exchange(
                String.valueOf(request.getMethod()),
                mark < 0 ? target : target.substring(0, mark),
                decoded(mark < 0 ? null : target.substring(mark + 1)),
                request.getHeader("Version"),
                type,
                type != null && type.startsWith("multipart/")
                        ? body.readString(StandardCharsets.ISO_8859_1)
                        : body.readUtf8(),
                0,
                null);
    }

    private static List<Map.Entry<String, String>> decoded(@Nullable String query) {
        HttpUrl url = HttpUrl.get("http://localhost/")
                .newBuilder()
                .encodedQuery(query)
                .build();
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            parameters.add(Map.entry(url.queryParameterName(i), String.valueOf(url.queryParameterValue(i))));
        }
        return parameters;
    }

    /** The version of the API that was spoken. */
    public ApiVersion spoken() {
        return "v3".equals(version) ? ApiVersion.V3 : ApiVersion.V2021_07_28;
    }

    /** Whether the server refused the request. */
    boolean refused() {
        return status >= 400 && status < 500;
    }

    public boolean isOf(SpecOperation operation) {
        return operation.matches(method, path);
    }

    @Override
    public String toString() {
        return method + " " + path + (status == 0 ? "" : " -> " + status);
    }
}
