package org.accession.home;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.accession.identity.Roles;
import org.accession.keys.Keyring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The keys of what is encrypted: how old each is, and how many values still need it. */
@Path("/admin/keys")
@RolesAllowed(Roles.ADMINISTRATOR)
@Blocking
class KeyPages {

    /**
     * One key.
     *
     * @param made null if its file does not say
     * @param days since then
     * @param known whether the keyring has it; values of a key that it has not cannot be read
     * @param uses how many values it has encrypted, by where they are
     */
    record Key(int id, boolean current, boolean matching, LocalDate made, long days, boolean known,
            Map<String, Long> uses) {}

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance keys(List<Key> keys);
    }

    private final Keyring keyring;
    private final EntityManager database;
    private final Clock clock;

    KeyPages(Keyring keyring, EntityManager database, Clock clock) {
        this.keyring = keyring;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @Transactional
    public TemplateInstance keys() {
        Map<Integer, Map<String, Long>> uses = new TreeMap<>();
        keyring.ids().forEach(id -> uses.put(id, new TreeMap<>()));
        database.createNativeQuery("SELECT key_id, place, number FROM key_use()", Tuple.class).getResultList()
                .forEach(row -> {
                    Tuple use = (Tuple) row;
                    uses.computeIfAbsent(use.get(0, Integer.class), id -> new TreeMap<>()).put(use.get(1, String.class),
                            use.get(2, Long.class));
                });
        return Templates.keys(uses.entrySet().stream().map(entry -> key(entry.getKey(), entry.getValue())).toList());
    }

    private Key key(int id, Map<String, Long> uses) {
        LocalDate made = keyring.made(id).orElse(null);
        return new Key(id, id == keyring.currentKey(), id == keyring.matchingKey(), made,
                made == null ? 0 : ChronoUnit.DAYS.between(made, LocalDate.now(clock)), keyring.ids().contains(id),
                uses);
    }
}
