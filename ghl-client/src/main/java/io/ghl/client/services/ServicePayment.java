package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a service costs, in the currency of the location's service settings.
 *
 * @param amount the price, at least 0, or null
 * @param deposit what is paid in advance, an amount or a percentage of at most 100, at least 0, or null
 * @param depositType {@code amount} or {@code percentage}, or null
 */
public record ServicePayment(
        @Nullable BigDecimal amount,
        @Nullable BigDecimal deposit,
        @Nullable String depositType) {
    private static final String PERCENTAGE = "percentage";
    private static final BigDecimal WHOLE = new BigDecimal(100);

    /**
     * Refuses what is below 0 and more than 100 percent.
     *
     * @param amount the price, at least 0, or null
     * @param deposit what is paid in advance, an amount or a percentage of at most 100, at least 0, or null
     * @param depositType {@code amount} or {@code percentage}, or null
     * @throws IllegalArgumentException if a number is below 0, or a percentage above 100
     */
    public ServicePayment {
        notNegative("amount", amount);
        notNegative("deposit", deposit);
        if (deposit != null && PERCENTAGE.equals(depositType) && deposit.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("deposit must be at most 100 percent.");
        }
    }

    /**
     * A price without a deposit.
     *
     * @param amount the price, at least 0
     * @return the payment
     */
    public static ServicePayment of(BigDecimal amount) {
        return new ServicePayment(Check.given("amount", amount), null, null);
    }

    /**
     * With a part of the price to be paid in advance.
     *
     * @param newDeposit the part, at least 0
     * @return a changed copy
     */
    public ServicePayment withDeposit(BigDecimal newDeposit) {
        return new ServicePayment(amount, Check.given("deposit", newDeposit), "amount");
    }

    /**
     * With a percentage of the price to be paid in advance.
     *
     * @param percentage from 0 to 100
     * @return a changed copy
     */
    public ServicePayment withDepositPercentage(BigDecimal percentage) {
        return new ServicePayment(amount, Check.given("deposit", percentage), PERCENTAGE);
    }

    JsonNode json() {
        ObjectNode json = Json.object();
        if (amount != null) {
            json.put("amount", amount);
        }
        if (deposit != null) {
            json.put("deposit", deposit);
        }
        return depositType == null ? json : json.put("depositType", depositType);
    }

    /** Null for a form that is not understood; it stays visible among the additional fields. */
    static @Nullable ServicePayment read(JsonNode json) {
        try {
            return new ServicePayment(
                    number(json, "amount"),
                    number(json, "deposit"),
                    json.path("depositType").textValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(JsonNode json, String name) {
        return json.path(name).isNumber() ? json.path(name).decimalValue() : null;
    }

    private static void notNegative(String field, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException(field + " must not be negative.");
        }
    }
}
