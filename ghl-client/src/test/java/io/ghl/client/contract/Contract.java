package io.ghl.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** Holds what a test sends and receives against HighLevel's specification, if its files are there. */
public final class Contract {
    private final ApiVersion version;
    private final ExchangeRecorder recorder = new ExchangeRecorder();

    /** A contract of the version that the test's clients speak. */
    public Contract(ApiVersion version) {
        this.version = version;
    }

    /** An HTTP client for {@link io.ghl.client.GhlClientBuilder#okHttpClient}, whose exchanges count. */
    public OkHttpClient httpClient() {
        return recorder.httpClient();
    }

    /**
     * Fails if an exchange broke the contract. A test may send what is wrong on purpose, if it is refused; all that the
     * client itself can send is held to the letter by {@link ContractTest}.
     */
    public void verify() {
        if (!OpenApiFiles.areThere()) {
            return;
        }
        Spec spec = Spec.of(version);
        ExchangeCheck check = new ExchangeCheck(spec);
        List<String> misfits = new ArrayList<>();
        for (Exchange exchange : recorder.exchanges()) {
            if (isRaw(spec, exchange)) {
                continue;
            }
            if (!exchange.refused()) {
                misfits.addAll(check.request(exchange));
            }
            misfits.addAll(check.answer(exchange));
        }
        assertThat(misfits.stream().distinct()).as("what breaks the contract").isEmpty();
    }

    /** An operation that the client has no method for: a test used the escape hatch. */
    private boolean isRaw(Spec spec, Exchange exchange) {
        return spec.at(exchange.method(), exchange.path())
                .filter(operation -> Calls.rowsOf(version).noneMatch(row -> spec.operation(row) == operation))
                .isPresent();
    }
}
