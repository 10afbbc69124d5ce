package io.ghl.examples.twowaysync.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the app's table with one plain query. */
final class AppReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AppReader() {}

    /** Every customer by id. */
    static Map<String, Details> read(Path database) {
        Map<String, Details> customers = new LinkedHashMap<>();
        String sql = "SELECT id, first_name, last_name, email, phone, city, stage, labels FROM customers ORDER BY id";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Map<Field, String> values = new EnumMap<>(Field.class);
                for (Field field : Field.values()) {
                    String value = rows.getString(field.column());
                    if (value != null && !value.isBlank()) {
                        values.put(field, value);
                    }
                }
                List<String> labels = new ArrayList<>();
                for (JsonNode label : JSON.readTree(rows.getString("labels"))) {
                    labels.add(label.asText());
                }
                customers.put(rows.getString("id"), Details.of(values, labels));
            }
            return customers;
        } catch (SQLException | JsonProcessingException e) {
            throw new DemoException("The app's database " + database + " cannot be read for the check.", e);
        }
    }
}
