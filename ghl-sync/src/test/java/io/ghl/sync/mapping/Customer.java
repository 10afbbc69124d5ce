package io.ghl.sync.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The record of an application, as users write them. */
record Customer(
        String email,
        String phone,
        String zip,
        Stage stage,
        LocalDate birthday,
        BigDecimal balance,
        Integer visits,
        Long points,
        Boolean active,
        String company,
        Set<String> labels,
        List<String> interests) {

    enum Stage {
        NEW,
        WON,
        LOST
    }

    static final Customer BLANK =
            new Customer(null, null, null, null, null, null, null, null, null, null, Set.of(), List.of());

    Customer withEmail(String value) {
        return new Customer(
                value, phone, zip, stage, birthday, balance, visits, points, active, company, labels, interests);
    }

    Customer withPhone(String value) {
        return new Customer(
                email, value, zip, stage, birthday, balance, visits, points, active, company, labels, interests);
    }

    Customer withZip(String value) {
        return new Customer(
                email, phone, value, stage, birthday, balance, visits, points, active, company, labels, interests);
    }

    Customer withStage(Stage value) {
        return new Customer(
                email, phone, zip, value, birthday, balance, visits, points, active, company, labels, interests);
    }

    Customer withBirthday(LocalDate value) {
        return new Customer(
                email, phone, zip, stage, value, balance, visits, points, active, company, labels, interests);
    }

    Customer withBalance(BigDecimal value) {
        return new Customer(
                email, phone, zip, stage, birthday, value, visits, points, active, company, labels, interests);
    }

    Customer withVisits(Integer value) {
        return new Customer(
                email, phone, zip, stage, birthday, balance, value, points, active, company, labels, interests);
    }

    Customer withPoints(Long value) {
        return new Customer(
                email, phone, zip, stage, birthday, balance, visits, value, active, company, labels, interests);
    }

    Customer withActive(Boolean value) {
        return new Customer(
                email, phone, zip, stage, birthday, balance, visits, points, value, company, labels, interests);
    }

    Customer withCompany(String value) {
        return new Customer(
                email, phone, zip, stage, birthday, balance, visits, points, active, value, labels, interests);
    }

    Customer withLabels(Set<String> value) {
        return new Customer(
                email, phone, zip, stage, birthday, balance, visits, points, active, company, value, interests);
    }

    Customer withInterests(List<String> value) {
        return new Customer(
                email, phone, zip, stage, birthday, balance, visits, points, active, company, labels, value);
    }
}
