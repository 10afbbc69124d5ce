package io.ghl.examples.benchmarks.rows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The calls as a careful programmer makes them by hand: OkHttp as it comes, Jackson, a look at the status. */
final class BareCalls implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient();
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final String baseUrl;

    BareCalls(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** A contact. */
    BareContact get(String id) throws IOException {
        return mapper.readValue(send(request("/contacts/" + id).build()), BareContact.Envelope.class)
                .contact();
    }

    /** Changes one field of a contact, and reads the answer. */
    BareContact setWebsite(String id, String website) throws IOException {
        byte[] body = mapper.writeValueAsBytes(mapper.createObjectNode().put("website", website));
        Request request =
                request("/contacts/" + id).put(RequestBody.create(body, JSON)).build();
        return mapper.readValue(send(request), BareContact.Envelope.class).contact();
    }

    /** The rows after a cursor. */
    List<BareContact> search(int size, @Nullable JsonNode searchAfter) throws IOException {
        var body = mapper.createObjectNode().put("locationId", Clients.LOCATION).put("pageLimit", size);
        if (searchAfter != null) {
            body.set("searchAfter", searchAfter);
        }
        Request request = request("/contacts/search")
                .post(RequestBody.create(mapper.writeValueAsBytes(body), JSON))
                .build();
        return mapper.readValue(send(request), BareContact.Page.class).contacts();
    }

    private Request.Builder request(String path) {
        return new Request.Builder()
                .url(baseUrl + path)
                .header("Authorization", "Bearer pit-benchmark")
                .header("Version", "2021-07-28")
                .header("Accept", "application/json");
    }

    private byte[] send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP status " + response.code());
            }
            return Objects.requireNonNull(response.body()).bytes();
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
