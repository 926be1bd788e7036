package org.accession.patient;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.NaaccrVersion;
import org.hibernate.Session;

/** What needs an installed dictionary: values of its items, files of its version, and other dictionaries. */
final class DictionaryUse {

    private record Holder(String table, String what) {}

    private static final List<Holder> HOLDERS = List.of(new Holder("tumor_case", "Cases have"),
            new Holder("facility_patient", "Patients have"),
            new Holder("tumor_case_history", "Former states of cases had"),
            new Holder("facility_patient_history", "Former states of patients had"));

    private DictionaryUse() {}

    /** Sentences that say so; none if nothing does. Within a transaction that sees every facility. */
    static List<String> of(InstalledDictionary one, RegistryDictionaries.Share share) {
        List<String> reasons = new ArrayList<>(share.missed());
        if (NaaccrVersion.ofUri(one.uri).isPresent() && SourceFile.count("naaccrVersion", one.version) > 0) {
            reasons.add("Files of NAACCR " + one.version + " were imported by it, and are read again for exports.");
        }
        for (Holder holder : HOLDERS) {
            if (!share.items().isEmpty() && hasAny(holder.table(), share.items().toArray(String[]::new))) {
                reasons.add(holder.what() + " values of its items.");
            }
        }
        return reasons;
    }

    private static boolean hasAny(String table, String[] items) {
        return InstalledDictionary.getEntityManager().unwrap(Session.class)
                .createNativeQuery("SELECT EXISTS (SELECT FROM " + table + " WHERE jsonb_exists_any(items, :items))",
                        Boolean.class)
                .setParameter("items", items).getSingleResult();
    }
}
