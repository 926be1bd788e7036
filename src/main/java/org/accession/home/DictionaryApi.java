package org.accession.home;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.accession.dictionary.Item;
import org.accession.identity.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** The data dictionary for programs. */
@Path("/api/dictionary/items")
@RolesAllowed(Roles.STAFF)
@Produces(MediaType.APPLICATION_JSON)
class DictionaryApi {

    /**
     * An item as the last version that has it defines it.
     *
     * @param since the first version that has it
     * @param until the last one
     */
    record Definition(String id, int number, String name, String section, int length, String level, int since,
            int until) {

        static Definition of(ItemHistory history) {
            Item item = history.latest();
            return new Definition(item.id(), item.number(), item.name(), item.section(), item.length(),
                    item.level().name(), history.since().number(), history.until().number());
        }
    }

    private final ItemHistories items;

    DictionaryApi(ItemHistories items) {
        this.items = items;
    }

    /** The items with each word of the text in their number, id or name; all of them without a text. */
    @GET
    public List<Definition> items(@RestQuery Optional<String> q, @RestQuery Optional<String> section) {
        return ItemSearch.of(items.all(), q.orElse(""), section.orElse(""), 0).found().stream().map(Definition::of)
                .toList();
    }
}
