package org.accession.synthetic;

/** Writes the site-specific data items of the schema: what is usual where a table says it, else that it is not known. */
final class PrognosticItems {

    private PrognosticItems() {}

    static void write(Form form, Primary primary, Chance chance) {
        if (primary.year() < 2018) {
            return;
        }
        form.set("schemaDiscriminator1", primary.diagnosis().discriminators().get(0))
                .set("schemaDiscriminator2", primary.diagnosis().discriminators().get(1));
        for (Schema.PrognosticItem item : primary.schema().prognostic()) {
            if (item.isCollected(primary.year())) {
                form.set(item.id(), item.unknown());
            }
        }
    }
}
