package org.accession.checking;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.accession.identity.Scope;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** A list that goes out as CSV while it is read, within the scope of who asks. */
final class CsvAnswer {

    private static final int FETCH = 500;
    private static final int SECONDS = 3600;

    private CsvAnswer() {}

    /**
     * @param query asked within a transaction of its own
     * @param cells makes the cells of a line
     */
    static <T> Response of(String fileName, Scope scope, List<String> header, Supplier<TypedQuery<T>> query,
            Function<T, List<String>> cells) {
        StreamingOutput stream = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(header);
            scope.run(() -> QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> {
                try (Stream<T> lines = query.get().setHint("org.hibernate.fetchSize", FETCH).getResultStream()) {
                    lines.forEach(line -> csv.writeRecord(cells.apply(line)));
                }
            }));
            csv.flush();
        };
        return Response.ok(stream, "text/csv;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"").build();
    }
}
