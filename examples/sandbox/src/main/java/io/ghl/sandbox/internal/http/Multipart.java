package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data}: texts by name, and under {@code files} what is told of each file but its bytes. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=(?:\"([^\"]+)\"|([^\\s;]+))");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*?[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)content-disposition:[^\r\n]*?;\\s*filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type:\\s*([^\r\n]+)");

    private Multipart() {}

    /**
     * Reads a body.
     *
     * @param body one character for each byte
     */
    static ObjectNode parse(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw ApiError.badRequest("Multipart: Boundary not found");
        }
        String delimiter = "\r\n--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        String text = "\r\n" + body;
        ObjectNode form = Json.object();
        ArrayNode files = Json.array();
        int part = text.indexOf(delimiter);
        while (part >= 0 && !text.startsWith("--", part + delimiter.length())) {
            int next = text.indexOf(delimiter, part + delimiter.length());
            int blank = text.indexOf("\r\n\r\n", part);
            if (next < 0 || blank < 0 || blank > next) {
                throw ApiError.badRequest("Unexpected end of form");
            }
            String head = text.substring(part + delimiter.length(), blank);
            add(form, files, head, blank + 4 > next ? "" : text.substring(blank + 4, next));
            part = next;
        }
        if (part < 0) {
            throw ApiError.badRequest("Unexpected end of form");
        }
        return files.isEmpty() ? form : form.set("files", files);
    }

    private static void add(ObjectNode form, ArrayNode files, String head, String content) {
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            throw ApiError.badRequest("Malformed part header");
        }
        Matcher file = FILE.matcher(head);
        if (!file.find()) {
            form.put(utf8(name.group(1)), utf8(content));
            return;
        }
        Matcher type = TYPE.matcher(head);
        files.addObject()
                .put("fieldname", utf8(name.group(1)))
                .put("originalname", utf8(file.group(1)))
                .put("encoding", "7bit")
                .put("mimetype", type.find() ? type.group(1).strip() : "application/octet-stream")
                .put("size", content.length());
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
