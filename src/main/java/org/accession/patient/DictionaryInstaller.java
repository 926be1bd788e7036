package org.accession.patient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.dictionary.DictionaryFault;
import org.accession.dictionary.DictionaryFile;
import org.accession.dictionary.NaaccrVersion;
import org.accession.identity.Scope;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Installs dictionaries that belong together, all of them or none; and takes one out of use. */
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
        lock();
        DictionaryFile[] files = new DictionaryFile[sent.size()];
        for (int i = 0; i < files.length; i++) {
            files[i] = DictionaryFile.read(new ByteArrayInputStream(sent.get(i).content()), sent.get(i).name());
        }
        List<DictionaryFault> faults = dictionaries.current().check(files);
        if (faults.isEmpty()) {
            for (int i = 0; i < files.length; i++) {
                keep(files[i], sent.get(i), personId);
            }
        }
        return faults;
    }

    /** The installed dictionaries, those too that cannot be used. */
    public List<InstalledDictionary.Use> installed() {
        Map<Long, String> unusable = dictionaries.unusable();
        return InstalledDictionary.lines().stream()
                .map(line -> new InstalledDictionary.Use(line, unusable.get(line.id()))).toList();
    }

    /**
     * Takes a dictionary out of use, if nothing that is stored needs it.
     *
     * @param personId who does, or null for the registry itself
     * @return why it stays; empty if it does not
     * @throws NoSuchElementException if there is none, or another one has taken its place
     */
    public List<String> remove(long id, Long personId) {
        // What is stored at any facility counts, whoever asks.
        return Scope.everywhere(personId).call(() -> QuarkusTransaction.requiringNew().call(() -> {
            lock();
            InstalledDictionary one = InstalledDictionary.findInstalled(id).orElseThrow();
            List<String> reasons = DictionaryUse.of(one, dictionaries.shareOf(id));
            if (reasons.isEmpty()) {
                one.end(personId).persist();
            }
            return reasons;
        }));
    }

    /** Of two who change something at once, the second sees what the first has done. */
    private static void lock() {
        InstalledDictionary.getEntityManager().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(" + LOCK + ")")
                .getSingleResult();
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
