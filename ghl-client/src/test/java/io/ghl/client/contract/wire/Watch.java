package io.ghl.client.contract.wire;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.spec.SpecOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what tests exchange against the specification, but for what is wrong on purpose. */
final class Watch {
    private final List<WrongOnPurpose> onPurpose;
    private final Set<String> run = ConcurrentHashMap.newKeySet();
    private final Set<WrongOnPurpose> met = ConcurrentHashMap.newKeySet();

    Watch(List<WrongOnPurpose> onPurpose) {
        this.onPurpose = onPurpose;
    }

    /** What a run of this test broke the contract with, each thing once. */
    Set<String> broken(String test, List<Exchange> exchanges) {
        run.add(test);
        Set<String> broken = new LinkedHashSet<>();
        for (Exchange exchange : exchanges) {
            ExchangeCheck check = new ExchangeCheck(Spec.of(exchange.spoken()));
            check.request(exchange).stream()
                    .filter(misfit -> !isOnPurpose(test, misfit))
                    .forEach(broken::add);
            if (exchange.answer() != null && hasMethod(exchange)) {
                broken.addAll(check.answer(exchange));
            }
        }
        return broken;
    }

    private boolean isOnPurpose(String test, String misfit) {
        List<WrongOnPurpose> entries = onPurpose.stream()
                .filter(entry -> entry.test().equals(test) && misfit.contains(entry.misfit()))
                .toList();
        met.addAll(entries);
        return !entries.isEmpty();
    }

    /** The entries of a class whose tests have run and did not send that. */
    List<WrongOnPurpose> stale(String type) {
        List<WrongOnPurpose> stale = new ArrayList<>();
        for (WrongOnPurpose entry : onPurpose) {
            boolean ofType = entry.test().startsWith(type + ".");
            if (ofType && run.contains(entry.test()) && !met.contains(entry)) {
                stale.add(entry);
            }
        }
        return stale;
    }

    /** Only of operations that the client has a method for are the answers known to the letter. */
    private static boolean hasMethod(Exchange exchange) {
        ApiVersion version = exchange.spoken();
        Spec spec = Spec.of(version);
        SpecOperation operation = spec.at(exchange.method(), exchange.path()).orElse(null);
        return operation != null && Calls.rowsOf(version).anyMatch(row -> spec.operation(row) == operation);
    }
}
