-- What the registry renews to learn whether the provider would still let the person in. Encrypted; null where it gave none.
ALTER TABLE session
    ADD COLUMN provider_refresh  bytea,
    ADD COLUMN provider_asked_at timestamptz,
    ADD CHECK ((provider_refresh IS NULL) = (provider_asked_at IS NULL));
