package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;
import static io.ghl.client.internal.operations.Operations.same;

import java.util.List;

/** The rows of tags, custom values, custom fields and recurring tasks of a location. */
public final class LocationOperations {
    private static final String READ_TAGS = "locations/tags.readonly";
    private static final String WRITE_TAGS = "locations/tags.write";
    private static final String READ_VALUES = "locations/customValues.readonly";
    private static final String WRITE_VALUES = "locations/customValues.write";
    private static final String READ_FIELDS = "locations/customFields.readonly";
    private static final String WRITE_FIELDS = "locations/customFields.write";
    private static final String READ_RECURRING = "recurring-tasks.readonly";
    private static final String WRITE_RECURRING = "recurring-tasks.write";

    public static final Operation LIST_TAGS =
            same("get-location-tags", "GET", READ, READ_TAGS, "/locations/{locationId}/tags");
    public static final Operation CREATE_TAG =
            same("create-tag", "POST", CREATE, WRITE_TAGS, "/locations/{locationId}/tags");
    public static final Operation GET_TAG =
            same("get-tag-by-id", "GET", READ, READ_TAGS, "/locations/{locationId}/tags/{tagId}");
    public static final Operation UPDATE_TAG =
            same("update-tag", "PUT", IDEMPOTENT, WRITE_TAGS, "/locations/{locationId}/tags/{tagId}");
    public static final Operation DELETE_TAG =
            same("delete-tag", "DELETE", IDEMPOTENT, WRITE_TAGS, "/locations/{locationId}/tags/{tagId}");
    public static final Operation LIST_VALUES =
            same("get-custom-values", "GET", READ, READ_VALUES, "/locations/{locationId}/customValues");
    public static final Operation CREATE_VALUE =
            same("create-custom-value", "POST", CREATE, WRITE_VALUES, "/locations/{locationId}/customValues");
    public static final Operation GET_VALUE =
            same("get-custom-value", "GET", READ, READ_VALUES, "/locations/{locationId}/customValues/{id}");
    public static final Operation UPDATE_VALUE =
            same("update-custom-value", "PUT", IDEMPOTENT, WRITE_VALUES, "/locations/{locationId}/customValues/{id}");
    public static final Operation DELETE_VALUE = same(
            "delete-custom-value", "DELETE", IDEMPOTENT, WRITE_VALUES, "/locations/{locationId}/customValues/{id}");
    public static final Operation CREATE_FIELD =
            same("create-custom-field", "POST", CREATE, WRITE_FIELDS, "/locations/{locationId}/customFields");
    public static final Operation GET_FIELD =
            same("get-custom-field", "GET", READ, READ_FIELDS, "/locations/{locationId}/customFields/{id}");
    public static final Operation UPDATE_FIELD =
            same("update-custom-field", "PUT", IDEMPOTENT, WRITE_FIELDS, "/locations/{locationId}/customFields/{id}");
    public static final Operation DELETE_FIELD = same(
            "delete-custom-field", "DELETE", IDEMPOTENT, WRITE_FIELDS, "/locations/{locationId}/customFields/{id}");
    public static final Operation UPLOAD_FILES = same(
            "upload-file-customFields", "POST", CREATE, WRITE_FIELDS, "/locations/{locationId}/customFields/upload");
    public static final Operation CREATE_RECURRING_TASK =
            same("create-recurring-task", "POST", CREATE, WRITE_RECURRING, "/locations/{locationId}/recurring-tasks");
    public static final Operation GET_RECURRING_TASK = same(
            "get-recurring-task-by-id", "GET", READ, READ_RECURRING, "/locations/{locationId}/recurring-tasks/{id}");
    public static final Operation UPDATE_RECURRING_TASK = same(
            "update-recurring-task",
            "PUT",
            IDEMPOTENT,
            WRITE_RECURRING,
            "/locations/{locationId}/recurring-tasks/{id}");
    public static final Operation DELETE_RECURRING_TASK = same(
            "delete-recurring-task",
            "DELETE",
            IDEMPOTENT,
            WRITE_RECURRING,
            "/locations/{locationId}/recurring-tasks/{id}");

    static final List<Operation> ALL = List.of(
            LIST_TAGS,
            CREATE_TAG,
            GET_TAG,
            UPDATE_TAG,
            DELETE_TAG,
            LIST_VALUES,
            CREATE_VALUE,
            GET_VALUE,
            UPDATE_VALUE,
            DELETE_VALUE,
            CREATE_FIELD,
            GET_FIELD,
            UPDATE_FIELD,
            DELETE_FIELD,
            UPLOAD_FILES,
            CREATE_RECURRING_TASK,
            GET_RECURRING_TASK,
            UPDATE_RECURRING_TASK,
            DELETE_RECURRING_TASK);

    private LocationOperations() {}
}
