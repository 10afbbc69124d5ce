package io.ghl.client.locations.templates;

import io.ghl.client.Pages;

/**
 * The templates of e-mails and messages of a location. Thread-safe; not meant to be implemented outside tests, since
 * methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Templates {

    /**
     * Lists templates ({@code GET-all-or-email-sms-templates}). Nothing is sent before the first one is asked for.
     *
     * @param search which ones
     * @return the templates, page by page
     */
    Pages<Template> list(TemplateSearch search);

    /**
     * Deletes a template ({@code DELETE-an-email-sms-template}).
     *
     * @param id the id
     */
    void delete(String id);
}
