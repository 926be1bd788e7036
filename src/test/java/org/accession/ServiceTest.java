package org.accession;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceTest {

    @Inject
    DataSource database;

    @Test
    void reports_that_it_is_ready_with_its_database() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void enters_the_database_as_a_role_that_owns_nothing_in_it() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_user, count(*) FILTER (WHERE relowner = current_user::regrole),
                               count(*) FILTER (WHERE relname = 'flyway_schema_history')
                        FROM pg_class""")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("accession");
            assertThat(row.getInt(2)).as("objects it owns").isZero();
            assertThat(row.getInt(3)).as("the owner has migrated").isOne();
        }
    }
}
