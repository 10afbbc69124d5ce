package io.ghl.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the application. */
@SpringBootApplication
public class CustomerApplication {
    /**
     * Runs the application.
     *
     * @param args Spring's, such as {@code --highlevel.token=pit-…}
     */
    public static void main(String[] args) {
        SpringApplication.run(CustomerApplication.class, args);
    }
}
