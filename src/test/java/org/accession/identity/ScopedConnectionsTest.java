package org.accession.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScopedConnectionsTest {

    @Inject
    DataSource database;

    @Test
    void a_transaction_sees_the_facilities_of_its_scope_and_is_its_person() {
        assertThat(Scope.of(7L, Set.of(3L, 1L)).call(ScopedConnectionsTest::settings)).isEqualTo("1,3|7");
        assertThat(Scope.everywhere(7L).call(ScopedConnectionsTest::settings)).isEqualTo("*|7");
        assertThat(Scope.everywhere(null).call(ScopedConnectionsTest::settings)).isEqualTo("*|");
    }

    @Test
    void without_a_scope_nothing_is_seen() {
        assertThat(settings()).isEqualTo("|");
        assertThat(sees(1)).isFalse();
    }

    @Test
    void the_database_reads_the_scope_as_it_was_meant() {
        assertThat(Scope.of(7L, Set.of(3L, 31L)).call(() -> List.of(sees(3), sees(31), sees(1), sees(33))))
                .containsExactly(true, true, false, false);
        assertThat(Scope.everywhere(7L).call(() -> sees(12345))).isTrue();
        assertThat(Scope.of(7L, Set.of()).call(() -> sees(3))).isFalse();
    }

    @Test
    void a_scope_within_a_scope_ends_with_its_work_even_when_that_fails() {
        Scope.of(7L, Set.of(3L)).run(() -> {
            assertThat(Scope.of(8L, Set.of(4L)).call(ScopedConnectionsTest::settings)).isEqualTo("4|8");
            assertThatThrownBy(() -> Scope.everywhere(9L).run(() -> {
                throw new IllegalStateException("on purpose");
            })).hasMessage("on purpose");
            assertThat(settings()).isEqualTo("3|7");
        });
        assertThat(settings()).isEqualTo("|");
    }

    @Test
    void a_rollback_leaves_no_scope_behind() {
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> Scope.everywhere(7L).run(() -> QuarkusTransaction.requiringNew().run(() -> {
                settingsHere();
                throw new IllegalStateException("on purpose");
            }))).hasMessage("on purpose");
            assertThat(settings()).isEqualTo("|");
        }
    }

    @Test
    void connections_that_go_from_hand_to_hand_never_carry_a_scope_along() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> works = new ArrayList<>();
            for (long hand = 1; hand <= 8; hand++) {
                long facility = hand;
                works.add(hands.submit(() -> {
                    start.await();
                    for (int i = 0; i < 50; i++) {
                        assertThat(Scope.of(facility, Set.of(facility)).call(ScopedConnectionsTest::settings))
                                .isEqualTo(facility + "|" + facility);
                        assertThat(settings()).isEqualTo("|");
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> work : works) {
                work.get();
            }
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void plain_connections_have_the_scope_too_and_keep_nothing_of_it() {
        for (int i = 0; i < 30; i++) {
            assertThat(Scope.of(7L, Set.of(3L)).call(this::plainFacilities)).isEqualTo("3");
            assertThat(Scope.NOTHING.call(this::plainFacilities)).isNullOrEmpty();
            assertThat(settings()).isEqualTo("|");
        }
    }

    @Test
    void a_plain_connection_keeps_nothing_when_what_it_was_used_for_failed() {
        for (int i = 0; i < 30; i++) {
            Scope.everywhere(7L).run(() -> {
                try (Connection connection = database.getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    assertThatThrownBy(() -> statement.execute("SELECT nothing")).isInstanceOf(SQLException.class);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(Scope.NOTHING.call(this::plainFacilities)).isNullOrEmpty();
        }
    }

    private String plainFacilities() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('accession.facilities', true)")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean sees(long facility) {
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) Panache.getEntityManager()
                .createNativeQuery("SELECT accession_sees(" + facility + ")").getSingleResult());
    }

    private static String settings() {
        return QuarkusTransaction.requiringNew().call(ScopedConnectionsTest::settingsHere);
    }

    private static String settingsHere() {
        return (String) Panache.getEntityManager().createNativeQuery("""
                SELECT coalesce(current_setting('accession.facilities', true), '') || '|'
                    || coalesce(current_setting('accession.person', true), '')
                """).getSingleResult();
    }
}
