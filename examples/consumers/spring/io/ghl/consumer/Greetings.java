package io.ghl.consumer;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Something that Boot writes as JSON. */
@RestController
class Greetings {
    record Greeting(String text) {}

    @GetMapping("/greeting")
    Greeting greeting() {
        return new Greeting("hello");
    }
}
