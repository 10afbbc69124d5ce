package io.ghl.client.internal.resources;

import io.ghl.client.Pages;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.SubAccountOperations;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.locations.templates.Template;
import io.ghl.client.locations.templates.TemplateSearch;
import io.ghl.client.locations.templates.Templates;

/** Templates of a location over the pipeline. */
public record TemplatesApi(LocationCaller caller) implements Templates {

    @Override
    public Pages<Template> list(TemplateSearch search) {
        return SkipPages.of(SubAccountOperations.LIST_TEMPLATES, Template::id, skip -> {
            LocationCaller.Request request = of(SubAccountOperations.LIST_TEMPLATES);
            search.parameters().forEach(request::query);
            return request.query("skip", String.valueOf(skip))
                    .query("limit", String.valueOf(SkipPages.LIMIT))
                    .send(answer -> answer.list("templates", Template::of));
        });
    }

    @Override
    public void delete(String id) {
        of(SubAccountOperations.DELETE_TEMPLATE).path("id", id).send();
    }

    private LocationCaller.Request of(Operation operation) {
        return caller.call(operation).path("locationId", caller.locationId());
    }
}
