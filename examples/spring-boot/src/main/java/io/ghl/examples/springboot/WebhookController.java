package io.ghl.examples.springboot;

import io.ghl.sync.SyncEngine;
import io.ghl.sync.webhook.WebhookStatistics;
import io.ghl.sync.webhook.Webhooks;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** HighLevel's webhooks in Spring MVC. */
@RestController
class WebhookController {
    private final Webhooks webhooks;

    WebhookController(SyncEngine engine) {
        this.webhooks = engine.webhooks();
    }

    /**
     * Takes a webhook.
     *
     * @param request the bytes as they came. Not {@code @RequestBody byte[]}, for which Spring reads a body of any size
     *     into memory before anybody asks for a signature
     */
    @PostMapping("/webhooks/highlevel")
    ResponseEntity<Void> receive(@RequestHeader MultiValueMap<String, String> headers, InputStream request)
            throws IOException {
        byte[] body = request.readNBytes(Webhooks.MAX_BODY_BYTES + 1);
        return ResponseEntity.status(webhooks.receive(headers, body).httpStatus())
                .build();
    }

    @GetMapping("/webhooks/statistics")
    WebhookStatistics statistics() {
        return webhooks.statistics();
    }
}
