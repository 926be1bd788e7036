package org.accession;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.accession.identity.Operator;
import org.accession.platform.DatabaseCommand;
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

    @Inject
    @Any
    Instance<DatabaseCommand> commands;

    @Inject
    Operator operator;

    @Test
    void reports_that_it_is_ready_with_its_database() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void a_command_leaves_a_line_of_who_called_it_whatever_comes_of_it() throws SQLException {
        CommandRun command = new CommandRun();
        command.commands = commands;
        command.operator = operator;
        assertThat(command.run("people", "reset", "nobody-of-this-name")).isEqualTo(2);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT address, browser, detail FROM account_event WHERE kind = 'COMMAND' ORDER BY id DESC")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("this machine");
            assertThat(row.getString(2)).isEqualTo("command line, by " + System.getProperty("user.name"));
            assertThat(row.getString(3)).as("the command, and nothing that was typed behind it")
                    .isEqualTo("people reset");
        }
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
