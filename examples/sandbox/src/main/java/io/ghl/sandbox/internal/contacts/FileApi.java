package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.World;
import java.util.ArrayList;
import java.util.List;

/** Uploads of files for custom fields. Nothing keeps the bytes: the URLs lead nowhere. */
public final class FileApi {
    private static final long MAX_BYTES = 50L << 20;

    private final World world;

    /** Creates the operation of all locations. */
    public FileApi(World world) {
        this.world = world;
    }

    /** upload-file-customFields: stores the files, and puts them into no contact. */
    public ApiResult upload(ApiCall call) {
        String location = LocationApi.location(call);
        ObjectNode form = Dtos.FILE_UPLOAD.validate(call.bodyOrEmpty());
        JsonNode files = form.path("files");
        check(form, files);
        List<String> names = new ArrayList<>();
        world.write(location, change -> {
            files.forEach(file -> names.add(change.ids().uuid().toString()));
            return names;
        });
        ObjectNode urls = Json.object();
        ArrayNode meta = Json.array();
        for (int i = 0; i < files.size(); i++) {
            String original = files.get(i).path("originalname").asText();
            int dot = original.lastIndexOf('.');
            String url = "https://files.sandbox.invalid/location/" + location + "/custom-Field/"
                    + form.path("id").asText() + "/" + names.get(i) + (dot < 0 ? "" : original.substring(dot));
            urls.put(original, url);
            ObjectNode told = files.get(i).deepCopy();
            meta.add(told.put("url", url));
        }
        ObjectNode answer = Json.object();
        answer.set("uploadedFiles", urls);
        answer.set("meta", meta);
        return ApiResult.ok(answer);
    }

    private static void check(ObjectNode form, JsonNode files) {
        if (files.isEmpty()) {
            throw ApiError.badRequest("No file uploaded");
        }
        try {
            if (files.size() > Integer.parseInt(form.path("maxFiles").asText())) {
                throw ApiError.badRequest("Too many files");
            }
        } catch (NumberFormatException e) {
            throw ApiError.unprocessable("maxFiles must be a number string");
        }
        for (JsonNode file : files) {
            if (file.path("size").asLong() > MAX_BYTES) {
                throw ApiError.badRequest("File too large");
            }
        }
    }
}
