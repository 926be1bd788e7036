-- By which keys the registry's values are encrypted: an instance with others may not start on it. It would read nothing, and
-- its own values nobody else. A fingerprint is a keyed hash of a constant, and tells nothing of the key.
CREATE TABLE known_key (
    id          integer PRIMARY KEY,
    fingerprint bytea   NOT NULL CHECK (octet_length(fingerprint) = 32)
);

GRANT SELECT, INSERT ON known_key TO ${service};
