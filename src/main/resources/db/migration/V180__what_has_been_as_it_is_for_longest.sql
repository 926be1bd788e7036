-- Parameters of what is derived change with time: the case that was written before all others tells whether any has former ones.
CREATE INDEX tumor_case_by_valid_from ON tumor_case (valid_from);
