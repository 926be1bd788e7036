package org.accession.edits;

import org.accession.rules.Rule;

/** An edit with the rule that it was compiled to. */
public record CompiledEdit(Edit edit, Rule rule) {}
