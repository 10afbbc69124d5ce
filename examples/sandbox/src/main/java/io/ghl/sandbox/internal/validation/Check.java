package io.ghl.sandbox.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Checks one value and adds what is wrong with it, in class-validator's words. */
@FunctionalInterface
public interface Check {
    /** Checks the value found at this path. */
    void check(String path, JsonNode value, List<String> errors);

    /** This check and, if it finds nothing, another one. */
    default Check and(Check next) {
        return (path, value, errors) -> {
            int before = errors.size();
            check(path, value, errors);
            if (errors.size() == before) {
                next.check(path, value, errors);
            }
        };
    }
}
