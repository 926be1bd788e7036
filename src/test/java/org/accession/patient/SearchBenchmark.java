package org.accession.patient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long a search takes in the database, as the service's role under row-level security. Names fall off as surnames do
 * (the k-th is as frequent as 1/k): the commonest has 6 %. Run by name; src/docs/benchmarks.md has the command.
 */
@EnabledIfSystemProperty(named = "search.patients", matches = "\\d+")
class SearchBenchmark {

    private static final int TIMES = 21;

    private static final String ROWS = """
            CREATE FUNCTION made_name(number bigint) RETURNS text LANGUAGE sql IMMUTABLE RETURN
                (ARRAY['B','BR','C','CH','D','F','G','GR','H','J','K','L','M','MC','N','P','R','S','SCH','ST','T','TR','V','W','Z'])
                    [1 + (number * 2654435761 %% 4294967296) %% 25]
                || (ARRAY['A','E','I','O','U','AI','EE','OU'])[1 + (number * 2654435761 %% 4294967296) / 25 %% 8]
                || (ARRAY['N','R','L','S','TH','NSON','LEY','TON','M','RT','CK','NG','Z','SKI','EZ'])
                    [1 + (number * 2654435761 %% 4294967296) / 200 %% 15]
                || CASE WHEN number %% 3 > 0 THEN
                    (ARRAY['A','E','I','O','U','AI','EE','OU'])[1 + (number * 2654435761 %% 4294967296) / 3000 %% 8]
                    || (ARRAY['N','R','L','S','TH','NSON','LEY','TON','M','RT','CK','NG','Z','SKI','EZ'])
                        [1 + (number * 2654435761 %% 4294967296) / 24000 %% 15] ELSE '' END;
            SELECT setseed(0.42);
            INSERT INTO facility (id, name) SELECT i, 'Facility ' || i FROM generate_series(1, 50) i;
            INSERT INTO patient (id) SELECT i FROM generate_series(1, %1$d) i;
            INSERT INTO facility_patient (id, facility_id, patient_id, mrn, name_last, name_first, date_of_birth, ssn_hmac, items)
                SELECT i, 1 + i %% 50, i, 'MRN' || i, made_name(floor(exp(random() * ln(60000)))::bigint),
                    made_name(100000 + 7 * floor(exp(random() * ln(3000)))::bigint),
                    to_char(date '1920-01-01' + (random() * 36500)::integer, 'YYYYMMDD'), sha256(i::text::bytea), '{}'
                FROM generate_series(1, %1$d) i;
            ANALYZE""";

    @Test
    void search() throws SQLException {
        DatabaseAccess database = TestDatabase.fresh();
        TestDatabase.execute(database, ROWS.formatted(Long.getLong("search.patients")));
        List<String> common = names(database, "DESC");
        List<String> rare = names(database, "ASC");
        for (String facilities : List.of("*", "7", "1,2,3,4,5,6,7,8,9,10")) {
            System.out.println("Facilities " + facilities);
            report(database, facilities, "one letter", List.of("S", "B", "Z"));
            report(database, facilities, "three letters", common.stream().map(name -> name.substring(0, 3)).toList());
            report(database, facilities, "a common last name", common);
            report(database, facilities, "a rare last name", rare);
            report(database, facilities, "last, f", common.stream().map(name -> name + ", B").toList());
            report(database, facilities, "first last", common.stream().map(name -> "BAI " + name).toList());
            report(database, facilities, "a common name misspelt",
                    common.stream().map(SearchBenchmark::misspelt).toList());
            report(database, facilities, "a rare name misspelt", rare.stream().map(SearchBenchmark::misspelt).toList());
            report(database, facilities, "a medical record number", List.of("MRN4711", "MRN471", "MRN123456"));
            report(database, facilities, "nobody", List.of("QXQXQX", "XYZZY", "KWYJIBO"));
        }
    }

    private static List<String> names(DatabaseAccess database, String order) throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT name_last FROM facility_patient WHERE length(name_last) > 4"
                                + " GROUP BY 1 ORDER BY count(*) " + order + ", 1 LIMIT 10")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String misspelt(String name) {
        return name.substring(0, 2) + name.charAt(3) + name.charAt(2) + name.substring(4);
    }

    private static void report(DatabaseAccess database, String facilities, String label, List<String> typed)
            throws SQLException {
        List<Double> millis = new ArrayList<>();
        long found = 0;
        try (Connection service = database.asService();
                Statement statement = service.createStatement();
                PreparedStatement search = service.prepareStatement(
                        """
                                SELECT p.name_last, p.name_first, p.date_of_birth, p.mrn
                                FROM search_patients(?, NULL, 50) s JOIN facility_patient p ON p.id = s.facility_patient_id""")) {
            statement.execute("SELECT set_config('accession.facilities', '" + facilities + "', false)");
            for (int time = 0; time < TIMES; time++) {
                for (String text : typed) {
                    search.setString(1, text);
                    long start = System.nanoTime();
                    try (ResultSet rows = search.executeQuery()) {
                        while (rows.next()) {
                            found++;
                        }
                    }
                    millis.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        Collections.sort(millis);
        System.out.printf("  %-25s median %6.2f ms, 95th of 100 %6.2f ms, %4.1f rows%n", label,
                millis.get(millis.size() / 2), millis.get(millis.size() * 95 / 100), found / (double) millis.size());
    }
}
