package io.ghl.sync.webhook;

/**
 * How many deliveries were answered how, since the receiver was made.
 *
 * @param received all of them
 * @param stored those {@linkplain WebhookAnswer#STORED stored}
 * @param duplicates those {@linkplain WebhookAnswer#DUPLICATE stored before}
 * @param ignored those {@linkplain WebhookAnswer#IGNORED ignored}
 * @param refused those {@linkplain WebhookAnswer#REFUSED refused}, and those that were {@linkplain
 *     WebhookAnswer#TOO_LARGE too large}
 * @param busy those that {@linkplain WebhookAnswer#BUSY could not be stored}
 */
public record WebhookStatistics(long received, long stored, long duplicates, long ignored, long refused, long busy) {}
