package io.ghl.examples.syncrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/shop?user=a&password=secret",
                "jdbc:postgresql://localhost/shop?PASSWORD=secret",
                "jdbc:mysql://ada:secret@db.example.com/shop",
                "jdbc:sqlserver://db.example.com;user=a;password=secret",
                "jdbc:mysql://db.example.com/shop?user=a&password1=secret",
                "jdbc:redshift://db.example.com/shop?UID=a;PWD=secret",
                "jdbc:oracle:thin:ada/secret@//db.example.com:1521/shop",
                "jdbc:oracle:thin:ada/secret@db.example.com:1521:shop",
                "jdbc:oracle:thin:ada/\"sec/r@t\"@//db.example.com:1521/shop",
                "jdbc:oracle:thin:ada/secret@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1521)))",
                "jdbc:oracle:thin:proxy[ada]/secret@tcps://db.example.com:1522/shop?wallet_location=/w",
                "jdbc:oracle:oci:ada/secret@shop",
                "jdbc:oracle:kprb:ada/secret@",
                "JDBC:Oracle:Thin:ada/secret@//db.example.com/shop\n"
            })
    void aPasswordInAUrlIsFound(String url) {
        assertThat(Addresses.hasPassword(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:5432/shop?user=ada&sslmode=require",
                "jdbc:postgresql:shop",
                "jdbc:sqlite:data/a@b/shop.db",
                "jdbc:mysql://ada@db.example.com/shop",
                "jdbc:sqlserver://db.example.com:1433;databaseName=shop",
                "jdbc:h2:/data/a@b;MODE=Oracle",
                "jdbc:oracle:thin:@//db.example.com:1521/shop",
                "jdbc:oracle:thin:@db.example.com:1521:shop",
                "jdbc:oracle:thin:@tcps://db.example.com:1522/shop?wallet_location=/w/a@b",
                "jdbc:oracle:thin:ada@//db.example.com:1521/shop",
                "jdbc:oracle:thin:ada/@//db.example.com:1521/shop",
                "jdbc:oracle:thin:/@shop"
            })
    void aUrlWithoutOneIsTaken(String url) {
        assertThat(Addresses.hasPassword(url)).isFalse();
    }
}
