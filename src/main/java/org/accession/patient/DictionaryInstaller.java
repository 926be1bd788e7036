package org.accession.patient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.DictionaryFault;
import org.accession.dictionary.DictionaryFile;
import org.accession.dictionary.Item;
import org.accession.dictionary.NaaccrVersion;

/** Installs dictionaries that belong together, all of them or none. */
@ApplicationScoped
public class DictionaryInstaller {

    private static final int LOCK = 0xD1C7;

    /** A file that somebody sent. */
    public record Sent(String name, byte[] content) {}

    private final RegistryDictionaries dictionaries;

    DictionaryInstaller(RegistryDictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /**
     * Checks the files and installs them.
     *
     * @param personId who installs them, or null for the registry itself
     * @return why nothing was installed; nothing if they were
     */
    @Transactional
    public List<DictionaryFault> install(List<Sent> sent, Long personId) throws IOException {
        // Of two who install at once, the second is checked against what the first has done
        InstalledDictionary.getEntityManager().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(" + LOCK + ")")
                .getSingleResult();
        DictionaryFile[] files = new DictionaryFile[sent.size()];
        for (int i = 0; i < files.length; i++) {
            files[i] = DictionaryFile.read(new ByteArrayInputStream(sent.get(i).content()), sent.get(i).name());
        }
        List<DictionaryFault> faults = faults(dictionaries.current(), files);
        if (faults.isEmpty()) {
            for (int i = 0; i < files.length; i++) {
                keep(files[i], sent.get(i), personId);
            }
        }
        return faults;
    }

    private static List<DictionaryFault> faults(Dictionaries before, DictionaryFile[] files) {
        List<DictionaryFault> faults = new ArrayList<>(before.check(files));
        Map<String, String> names = new HashMap<>();
        for (DictionaryFile file : files) {
            String same = file.uri().isEmpty() ? null : names.putIfAbsent(file.uri(), file.name());
            if (same != null) {
                faults.add(new DictionaryFault(file.name(), 0, "It has the dictionaryUri of " + same + "."));
            }
        }
        return faults.isEmpty() ? lost(before, before.with(files), names) : faults;
    }

    /** Where a dictionary takes the place of another, cases may hold values of each item of that. */
    private static List<DictionaryFault> lost(Dictionaries before, Dictionaries after, Map<String, String> names) {
        List<DictionaryFault> faults = new ArrayList<>();
        for (NaaccrVersion version : before.versions()) {
            for (Item item : before.version(version).items()) {
                Optional<Item> now = after.version(version).find(item.id());
                if (now.isEmpty() || now.get().number() != item.number() || now.get().level() != item.level()) {
                    faults.add(new DictionaryFault(names.getOrDefault(item.dictionaryUri(), "The files"), 0,
                            "%s of the installed dictionary %s; cases may hold values of it.".formatted(item,
                                    now.isEmpty() ? "is missing" : "has another number or parent element")));
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    private static void keep(DictionaryFile file, Sent sent, Long personId) {
        InstalledDictionary installed = new InstalledDictionary();
        installed.uri = file.uri();
        installed.version = file.version().map(NaaccrVersion::code).orElse(null);
        installed.itemCount = file.definitions().size();
        installed.fileName = sent.name();
        installed.content = sent.content();
        installed.installedBy = personId;
        installed.persist();
    }
}
