package org.accession.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.intake.Batch.Conversion;
import org.accession.intake.Batch.Times;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.ValueFault;
import org.hibernate.Session;

/** Writes down the faults of a batch's values, up to a bound, and what was converted. */
final class ImportNotes {

    /** So many faults of a file are listed; all are counted. */
    static final int MOST_FAULTS = 10_000;
    private static final int LONGEST_VALUE = 100;
    /** What the values of a record cannot hold. */
    private static final Set<FaultCode> IN_FILE_ALONE = Set.of(FaultCode.UNKNOWN_ITEM, FaultCode.WRONG_LEVEL,
            FaultCode.DUPLICATE_ITEM);
    private static final String FAULT = "INSERT INTO import_fault"
            + " (file_import_id, number, line, patient, tumor, item, code, value, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CONVERSION = "INSERT INTO import_conversion (file_import_id, item, kind, times, first_line)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (file_import_id, item, kind)"
            + " DO UPDATE SET times = import_conversion.times + excluded.times";

    private final FileImport counts;
    private final Dictionary dictionary;

    ImportNotes(FileImport counts, Dictionary dictionary) {
        this.counts = counts;
        this.dictionary = dictionary;
    }

    void write(List<ValueFault> faults) {
        FileImport.getEntityManager().unwrap(Session.class).doWork(connection -> writeFaults(connection, faults));
    }

    void write(Map<Conversion, Times> conversions) {
        FileImport.getEntityManager().unwrap(Session.class)
                .doWork(connection -> writeConversions(connection, conversions));
    }

    private void writeFaults(Connection connection, List<ValueFault> faults) throws SQLException {
        List<ValueFault> listed = faults.subList(0, Math.min(faults.size(), Math.max(0, MOST_FAULTS - counts.faults)));
        try (PreparedStatement insert = connection.prepareStatement(FAULT)) {
            int number = counts.faults;
            for (ValueFault fault : listed) {
                insert.setLong(1, counts.id);
                insert.setInt(2, ++number);
                insert.setLong(3, fault.line());
                insert.setInt(4, fault.patient());
                insert.setInt(5, fault.tumor());
                insert.setString(6, fault.item());
                insert.setString(7, fault.code().code());
                insert.setString(8, value(fault));
                insert.setString(9, message(fault));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        counts.faults += faults.size();
    }

    private static String message(ValueFault fault) {
        return IN_FILE_ALONE.contains(fault.code())
                ? fault.message() + " It stays with the file, and is no value here."
                : fault.message();
    }

    /** Only of items that are known not to name the patient. */
    private String value(ValueFault fault) {
        boolean harmless = dictionary.find(fault.item()).map(Item::identification)
                .filter(identification -> !identification.isDirect()).isPresent();
        if (!harmless || fault.value() == null) {
            return null;
        }
        String value = fault.value().replace('\0', ' ');
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    }

    private void writeConversions(Connection connection, Map<Conversion, Times> conversions) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(CONVERSION)) {
            for (Map.Entry<Conversion, Times> conversion : conversions.entrySet()) {
                upsert.setLong(1, counts.id);
                upsert.setString(2, conversion.getKey().item());
                upsert.setString(3, conversion.getKey().kind());
                upsert.setInt(4, conversion.getValue().times());
                upsert.setLong(5, conversion.getValue().firstLine());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
