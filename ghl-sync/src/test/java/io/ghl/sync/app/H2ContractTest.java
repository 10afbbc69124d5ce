package io.ghl.sync.app;

/** All that a table promises, on H2 with names in small letters; its own capital ones are in {@link H2TableTest}. */
class H2ContractTest extends SqlTableContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2InLowerCase();
    }
}
