package org.accession.home;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.accession.dictionary.CodeEntry;
import org.accession.dictionary.CodeList;
import org.accession.dictionary.CodeLists;
import org.accession.dictionary.ItemDocumentation;
import org.accession.identity.Roles;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The data dictionary to read: every item in every version, with its codes and documentation. */
@Path("/dictionary")
@RolesAllowed(Roles.STAFF)
@Blocking
class DictionaryPages {

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance dictionary(ItemSearch search);

        static native TemplateInstance dictionary$items(ItemSearch search);

        static native TemplateInstance item(ItemHistory history, List<CodeEntry> codes, String documentation);
    }

    private final ItemHistories items;

    DictionaryPages(ItemHistories items) {
        this.items = items;
    }

    @GET
    public TemplateInstance dictionary(@RestQuery Optional<String> q, @RestQuery Optional<String> section,
            @RestQuery int page) {
        return Templates.dictionary(search(q, section, page));
    }

    @GET
    @Path("items")
    public TemplateInstance items(@RestQuery Optional<String> q, @RestQuery Optional<String> section) {
        return Templates.dictionary$items(search(q, section, 0));
    }

    @GET
    @Path("{id}")
    public TemplateInstance item(String id) {
        ItemHistory history = items.all().stream().filter(item -> item.latest().id().equals(id)).findFirst()
                .orElseThrow(NotFoundException::new);
        return Templates.item(history, CodeLists.standard().find(id).map(CodeList::entries).orElse(List.of()),
                ItemDocumentation.find(id).map(ItemDocumentation::html).orElse(null));
    }

    private ItemSearch search(Optional<String> text, Optional<String> section, int page) {
        return ItemSearch.of(items.all(), text.orElse(""), section.orElse(""), page);
    }
}
