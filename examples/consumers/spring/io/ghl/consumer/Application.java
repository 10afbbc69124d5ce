package io.ghl.consumer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

/** A web application of Spring Boot, whose versions of libraries win, that does what {@link Consumer} does. */
@SpringBootApplication
public class Application {
    /** Starts the web server as an application does, so that Boot's own JSON is there beside the client's. */
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(Application.class, "--server.port=0", "--spring.main.banner-mode=off")) {
            String port = context.getEnvironment().getProperty("local.server.port");
            String answer = RestClient.create("http://127.0.0.1:" + port)
                    .get()
                    .uri("/greeting")
                    .retrieve()
                    .body(String.class);
            if (!"{\"text\":\"hello\"}".equals(answer)) {
                throw new IllegalStateException("Boot answered " + answer);
            }
            System.out.println("Spring Boot " + SpringBootVersion.getVersion());
            Consumer.main(arguments);
        }
    }
}
