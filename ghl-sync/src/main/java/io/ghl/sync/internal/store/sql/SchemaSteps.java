package io.ghl.sync.internal.store.sql;

import java.util.List;

/**
 * The steps from an empty database to the newest schema, the same for every database. Step n leads from version n - 1 to
 * version n. A step that was released never changes; a new one goes to the end of {@link #ALL}. A step only
 * adds tables, indexes, and columns that may be null or have a default, so that nodes of the version before go on working.
 *
 * <p>Statements are written once. Where databases differ, a word in braces stands for what {@link Dialect} says; one at
 * the start, such as <code>{postgresql}</code>, names the only database that a statement is for.
 */
final class SchemaSteps {
    private static final List<String> FIRST_TABLES = List.of(
            """
            CREATE TABLE ghl_fence (
              location {text} PRIMARY KEY,
              token    {number} NOT NULL
            ){keyed}""",
            """
            CREATE TABLE ghl_link (
              id            {text} PRIMARY KEY,
              location      {text} NOT NULL,
              type          {text} NOT NULL,
              app_id        {text},
              ghl_id        {text},
              state         {text} NOT NULL,
              version       {number} NOT NULL,
              app_base      {text} NOT NULL,
              ghl_base      {text} NOT NULL,
              ghl_version   {number},
              seen_states   {text} NOT NULL,
              seen_at       {number},
              intent        {text},
              missing_since {number},
              problem       {text},
              UNIQUE (location, type, app_id),
              UNIQUE (location, type, ghl_id)
            ){strict}""",
            "CREATE INDEX ghl_link_page ON ghl_link (location, type, id)",
            """
            CREATE TABLE ghl_signal (
              location  {text} NOT NULL,
              type      {text} NOT NULL,
              side      {text} NOT NULL,
              record_id {text} NOT NULL,
              sequence  {number} NOT NULL,
              due_at    {number} NOT NULL,
              causes    {text} NOT NULL,
              PRIMARY KEY (location, type, side, record_id)
            ){keyed}""",
            "CREATE INDEX ghl_signal_due ON ghl_signal (location, due_at, sequence)",
            """
            CREATE TABLE ghl_signal_sequence (
              location {text} PRIMARY KEY,
              last     {number} NOT NULL
            ){keyed}""",
            """
            CREATE TABLE ghl_inbox (
              sequence    {row},
              webhook_id  {text} NOT NULL UNIQUE,
              event       {text} NOT NULL,
              location    {text},
              type        {text},
              record_id   {text},
              sent_at     {number},
              received_at {number} NOT NULL,
              payload     {text} NOT NULL
            ){strict}""",
            "CREATE INDEX ghl_inbox_about ON ghl_inbox (location, type, record_id, received_at, sequence)",
            "CREATE INDEX ghl_inbox_received ON ghl_inbox (received_at)",
            """
            CREATE TABLE ghl_cursor (
              location {text} NOT NULL,
              stream   {text} NOT NULL,
              value    {text} NOT NULL,
              PRIMARY KEY (location, stream)
            ){keyed}""",
            """
            CREATE TABLE ghl_audit (
              sequence     {counter},
              at           {number} NOT NULL,
              location     {text} NOT NULL,
              type         {text} NOT NULL,
              link_id      {text} NOT NULL,
              action       {text} NOT NULL,
              field        {text},
              written      {text},
              value_before {text},
              value_after  {text},
              value_other  {text},
              value_base   {text},
              rule         {text} NOT NULL,
              evidence     {text} NOT NULL,
              operation_id {text}
            ){strict}""",
            "CREATE INDEX ghl_audit_link ON ghl_audit (link_id, sequence)",
            "CREATE INDEX ghl_audit_location ON ghl_audit (location, sequence)",
            """
            CREATE TABLE ghl_review (
              id         {text} PRIMARY KEY,
              location   {text} NOT NULL,
              type       {text} NOT NULL,
              link_id    {text} NOT NULL,
              kind       {text} NOT NULL,
              field      {text} NOT NULL,
              app_base   {text},
              ghl_base   {text},
              app        {text},
              ghl        {text},
              candidates {text} NOT NULL,
              reason     {text} NOT NULL,
              opened_at  {number} NOT NULL,
              status     {text} NOT NULL,
              decision   {text},
              version    {number} NOT NULL
            ){strict}""",
            "CREATE UNIQUE INDEX ghl_review_question ON ghl_review (link_id, field) WHERE status <> 'CLOSED'",
            "CREATE INDEX ghl_review_open ON ghl_review (location, opened_at, id) WHERE status = 'OPEN'");

    /** Records that exist only under another one, and records that wait for another one. */
    private static final List<String> RELATIONS =
            List.of("""
            CREATE TABLE ghl_place (
              location  {text} NOT NULL,
              type      {text} NOT NULL,
              ghl_id    {text} NOT NULL,
              parent_id {text} NOT NULL,
              PRIMARY KEY (location, type, ghl_id)
            ){keyed}""", "CREATE INDEX ghl_place_parent ON ghl_place (location, type, parent_id, ghl_id)", """
            CREATE TABLE ghl_waiting (
              location  {text} NOT NULL,
              on_type   {text} NOT NULL,
              on_side   {text} NOT NULL,
              on_id     {text} NOT NULL,
              type      {text} NOT NULL,
              side      {text} NOT NULL,
              record_id {text} NOT NULL,
              PRIMARY KEY (location, on_type, on_side, on_id, type, side, record_id)
            ){keyed}""");

    /** Hints from the application's own transactions, locations as tasks of several nodes, and what purges look for. */
    private static final List<String> NODES = List.of(
            """
            CREATE TABLE ghl_hint (
              sequence  {counter},
              location  {text} NOT NULL,
              type      {text} NOT NULL,
              record_id {text} NOT NULL,
              due_at    {number} NOT NULL
            ){strict}""",
            "CREATE INDEX ghl_hint_location ON ghl_hint (location, sequence)",
            "CREATE INDEX ghl_link_tombstone ON ghl_link (location, id) WHERE state = 'TOMBSTONE'",
            "CREATE INDEX ghl_audit_age ON ghl_audit (location, at)",
            "CREATE INDEX ghl_review_link ON ghl_review (link_id)",
            // As db-scheduler wants it; SQLite serves one process and needs none.
            """
            {postgresql} CREATE TABLE ghl_task (
              task_name            TEXT NOT NULL,
              task_instance        {text} NOT NULL,
              task_data            BYTEA,
              execution_time       TIMESTAMPTZ NOT NULL,
              picked               BOOLEAN NOT NULL,
              picked_by            TEXT,
              last_success         TIMESTAMPTZ,
              last_failure         TIMESTAMPTZ,
              consecutive_failures INTEGER,
              last_heartbeat       TIMESTAMPTZ,
              version              BIGINT NOT NULL,
              priority             SMALLINT,
              PRIMARY KEY (task_name, task_instance)
            )""",
            "{postgresql} CREATE INDEX ghl_task_due ON ghl_task (execution_time)",
            "{postgresql} CREATE INDEX ghl_task_heartbeat ON ghl_task (last_heartbeat)");

    /** What an audit row knows of its run, the life of a question after it was asked, and what people decided for good. */
    private static final List<String> OVERSIGHT = List.of(
            "ALTER TABLE ghl_audit ADD COLUMN value_loser {text}",
            "ALTER TABLE ghl_audit ADD COLUMN origin {text} NOT NULL DEFAULT 'ENGINE'",
            "ALTER TABLE ghl_audit ADD COLUMN actor {text}",
            "ALTER TABLE ghl_audit ADD COLUMN redaction {text} NOT NULL DEFAULT 'NONE'",
            "ALTER TABLE ghl_audit ADD COLUMN run {number} NOT NULL DEFAULT 0",
            "ALTER TABLE ghl_audit ADD COLUMN causes {text} NOT NULL DEFAULT '[]'",
            "ALTER TABLE ghl_audit ADD COLUMN mapping_version {text} NOT NULL DEFAULT ''",
            "ALTER TABLE ghl_audit ADD COLUMN rules_version {text}",
            "ALTER TABLE ghl_audit ADD COLUMN webhook_ids {text} NOT NULL DEFAULT '[]'",
            "ALTER TABLE ghl_audit ADD COLUMN read_at {number}",
            "ALTER TABLE ghl_audit ADD COLUMN ghl_version {number}",
            "ALTER TABLE ghl_audit ADD COLUMN http_status {number}",
            "ALTER TABLE ghl_audit ADD COLUMN trace_id {text}",
            "ALTER TABLE ghl_audit ADD COLUMN written_version {number}",
            "CREATE INDEX ghl_audit_run ON ghl_audit (location, run, sequence)",
            "ALTER TABLE ghl_review ADD COLUMN changed_at {number} NOT NULL DEFAULT 0",
            "ALTER TABLE ghl_review ADD COLUMN closing {text}",
            "ALTER TABLE ghl_review ADD COLUMN told_version {number} NOT NULL DEFAULT 0",
            "UPDATE ghl_review SET changed_at = opened_at",
            """
            CREATE INDEX ghl_review_decided ON ghl_review (location, changed_at, id)
            WHERE decision IS NOT NULL""",
            "CREATE INDEX ghl_review_closed ON ghl_review (location, changed_at) WHERE status = 'CLOSED'",
            "CREATE INDEX ghl_review_untold ON ghl_review (location, id) WHERE told_version < version",
            """
            CREATE TABLE ghl_apart (
              location  {text} NOT NULL,
              type      {text} NOT NULL,
              app_id    {text} NOT NULL,
              ghl_id    {text} NOT NULL,
              review_id {text} NOT NULL,
              actor     {text} NOT NULL,
              at        {number} NOT NULL,
              PRIMARY KEY (location, type, app_id, ghl_id)
            ){keyed}""",
            "CREATE INDEX ghl_apart_ghl ON ghl_apart (location, type, ghl_id, app_id)",
            "CREATE INDEX ghl_apart_review ON ghl_apart (location, review_id)",
            """
            CREATE TABLE ghl_rule (
              id       {text} PRIMARY KEY,
              location {text} NOT NULL,
              type     {text} NOT NULL,
              field    {text} NOT NULL,
              winner   {text} NOT NULL,
              actor    {text} NOT NULL,
              at       {number} NOT NULL,
              UNIQUE (location, type, field)
            ){strict}""");

    /** The mapping that gave stored values their meaning. */
    private static final List<String> MAPPING = List.of("ALTER TABLE ghl_link ADD COLUMN mapping_version {text}");

    /** Failed attempts and notes on fields, and links by their state. */
    private static final List<String> FAILURES = List.of(
            "ALTER TABLE ghl_link ADD COLUMN failures {text}",
            "ALTER TABLE ghl_link ADD COLUMN notes {text} NOT NULL DEFAULT '{}'",
            "CREATE INDEX ghl_link_state ON ghl_link (location, type, state, id)");

    /** Which locations have the app. */
    private static final List<String> INSTALLATIONS =
            List.of("""
            CREATE TABLE ghl_installation (
              location {text} PRIMARY KEY,
              company  {text},
              state    {text} NOT NULL,
              plan     {text},
              wanted   {text},
              since    {number} NOT NULL
            ){keyed}""", "CREATE INDEX ghl_installation_company ON ghl_installation (company, location)");

    /** What triggers fired, and when they look at a record again. */
    private static final List<String> TRIGGERS = List.of(
            """
            CREATE TABLE ghl_firing (
              sequence     {counter},
              location     {text} NOT NULL,
              trigger_name {text} NOT NULL,
              change_id    {text} NOT NULL,
              link_id      {text} NOT NULL,
              state        {text} NOT NULL,
              fired_at     {number} NOT NULL,
              due_at       {number} NOT NULL,
              step         {number} NOT NULL,
              attempts     {number} NOT NULL,
              problem      {text},
              change       {text},
              UNIQUE (location, trigger_name, change_id)
            ){strict}""",
            """
            CREATE INDEX ghl_firing_due ON ghl_firing (location, trigger_name, due_at, sequence)
            WHERE state = 'WAITING'""",
            """
            CREATE INDEX ghl_firing_record ON ghl_firing (location, trigger_name, link_id, sequence)
            WHERE state = 'WAITING'""",
            "CREATE INDEX ghl_firing_state ON ghl_firing (location, state, sequence)",
            "CREATE INDEX ghl_firing_done ON ghl_firing (location, due_at) WHERE state = 'DONE'",
            """
            CREATE TABLE ghl_timer (
              location     {text} NOT NULL,
              trigger_name {text} NOT NULL,
              link_id      {text} NOT NULL,
              subject      {text} NOT NULL,
              occurrence   {text} NOT NULL,
              due_at       {number},
              PRIMARY KEY (location, link_id, trigger_name, subject)
            ){keyed}""",
            "CREATE INDEX ghl_timer_due ON ghl_timer (location, due_at) WHERE due_at IS NOT NULL");

    /** Events of the app itself, which wait until somebody has acted on them. */
    private static final List<String> APP_EVENTS = List.of(
            "ALTER TABLE ghl_inbox ADD COLUMN waits {number} NOT NULL DEFAULT 0",
            "CREATE INDEX ghl_inbox_waiting ON ghl_inbox (waits, sequence) WHERE waits = 1",
            "CREATE INDEX ghl_inbox_app ON ghl_inbox (received_at) WHERE type IS NULL");

    /** What can be followed from a webhook, a read or a change of the application to what came of it. */
    private static final List<String> CORRELATIONS = List.of(
            "ALTER TABLE ghl_signal ADD COLUMN correlations {text} NOT NULL DEFAULT '{}'",
            "ALTER TABLE ghl_audit ADD COLUMN correlation_ids {text} NOT NULL DEFAULT '[]'",
            """
            CREATE TABLE ghl_audit_cause (
              location       {text} NOT NULL,
              correlation_id {text} NOT NULL,
              sequence       {number} NOT NULL,
              PRIMARY KEY (location, correlation_id, sequence)
            ){keyed}""",
            "CREATE INDEX ghl_audit_cause_row ON ghl_audit_cause (location, sequence)");

    /** All steps, in their order. */
    static final List<List<String>> ALL = List.of(
            FIRST_TABLES,
            together(List.of(
                    RELATIONS,
                    NODES,
                    MAPPING,
                    OVERSIGHT,
                    FAILURES,
                    INSTALLATIONS,
                    TRIGGERS,
                    APP_EVENTS,
                    CORRELATIONS)));

    private SchemaSteps() {}

    /** Parts of one step: until it is released, it grows by parts instead of by steps after it. */
    private static List<String> together(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
