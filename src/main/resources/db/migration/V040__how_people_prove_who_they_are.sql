-- Delays after failed sign-ins, second factors, where people are signed in, and a record of what happened to accounts.

-- Who comes from an OpenID Connect provider is known by its issuer and the subject that it gave them.
ALTER TABLE person
    ADD COLUMN second_factor boolean NOT NULL DEFAULT false,
    ADD COLUMN issuer        text,
    ADD COLUMN subject       text,
    ADD CHECK ((issuer IS NULL) = (subject IS NULL)),
    ADD UNIQUE (issuer, subject);

-- Nobody loses work by this: whoever is signed in signs in again.
DELETE FROM session;
ALTER TABLE session
    ADD COLUMN public_id         uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    ADD COLUMN proof             text NOT NULL CHECK (proof IN ('PASSWORD', 'CODE', 'PROVIDER')),
    ADD COLUMN address           text NOT NULL,
    ADD COLUMN browser           text NOT NULL,
    ADD COLUMN provider_session  text,
    ADD COLUMN provider_sign_out bytea;
CREATE INDEX session_by_provider_session ON session (provider_session) WHERE provider_session IS NOT NULL;

-- Failures by the SHA-256 of what they are counted under: somebody will type a password as the name.
DROP TABLE failed_sign_in;
CREATE TABLE failed_proof (
    key_hash text        PRIMARY KEY CHECK (key_hash ~ '^[0-9a-f]{64}$'),
    failures integer     NOT NULL,
    last_at  timestamptz NOT NULL,
    open_at  timestamptz NOT NULL
);
CREATE INDEX failed_proof_by_age ON failed_proof (last_at);

-- Browsers that somebody has signed in with: an attack on the name from elsewhere does not hold them up.
CREATE TABLE known_browser (
    token_hash text        NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    person_id  bigint      NOT NULL REFERENCES person,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (token_hash, person_id)
);

-- The secret is encrypted with the keyring. A step of time whose code was used is never used again.
CREATE TABLE second_factor (
    person_id bigint      PRIMARY KEY REFERENCES person,
    secret    bytea       NOT NULL,
    since     timestamptz NOT NULL,
    last_step bigint      NOT NULL
);

-- Keyed hashes; a code is deleted when it is used.
CREATE TABLE recovery_code (
    person_id bigint NOT NULL REFERENCES person,
    code_hash text   NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (person_id, code_hash)
);

-- What happened to accounts. The person is null where what was typed is nobody's name; what was typed is not kept.
CREATE TABLE account_event (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    kind      text        NOT NULL,
    person_id bigint      REFERENCES person,
    address   text        NOT NULL,
    browser   text        NOT NULL,
    detail    text
);
CREATE INDEX account_event_by_person ON account_event (person_id, at DESC);
CREATE INDEX account_event_by_time ON account_event (at DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON failed_proof, known_browser, second_factor, recovery_code TO ${service};
GRANT SELECT, INSERT ON account_event TO ${service};
