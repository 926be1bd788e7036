package org.accession.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The files of one version of an algorithm: a JSON document a schema and a table, read when they are asked for. */
abstract class AlgorithmFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final ObjectReader SCHEMA = JSON.readerFor(Schema.class);
    private static final ObjectReader TABLE = JSON.readerFor(CodeTable.class);

    /** The ids of all schemas. */
    abstract Set<String> schemas();

    /** The ids of all tables. */
    abstract Set<String> tables();

    /** The file, for example {@code tables/histology.json}, or null if there is none. */
    abstract InputStream open(String file) throws IOException;

    /** The schema, or null if there is none. */
    Schema schema(String id) {
        return read("schemas/" + id + ".json", SCHEMA);
    }

    /** The table, or null if there is none. */
    CodeTable table(String id) {
        return read("tables/" + id + ".json", TABLE);
    }

    private <T> T read(String file, ObjectReader reader) {
        try (InputStream stream = open(file)) {
            if (stream == null) {
                return null;
            }
            T value = reader.readValue(stream);
            if (value == null) {
                throw new IOException("the document is empty");
            }
            return value;
        } catch (ValueInstantiationException e) {
            throw new UncheckedIOException(file + ": " + e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
