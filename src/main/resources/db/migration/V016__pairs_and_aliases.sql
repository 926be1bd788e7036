-- Two patients that may be one person, and what was found. The lower id stands first.
CREATE TABLE patient_pair (
    one_id     bigint      NOT NULL REFERENCES patient,
    other_id   bigint      NOT NULL REFERENCES patient,
    score      smallint    NOT NULL,
    found_at   timestamptz NOT NULL DEFAULT now(),
    verdict    text        CHECK (verdict IN ('SAME', 'NOT_SAME')),
    reason     text,
    decided_by bigint,
    decided_at timestamptz,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id),
    CHECK ((verdict IS NULL) = (decided_at IS NULL))
);
CREATE INDEX patient_pair_by_other ON patient_pair (other_id);
CREATE INDEX patient_pair_open ON patient_pair (found_at) WHERE verdict IS NULL;

-- Two tumors of one patient that may be one.
CREATE TABLE tumor_pair (LIKE patient_pair INCLUDING ALL,
    FOREIGN KEY (one_id) REFERENCES tumor, FOREIGN KEY (other_id) REFERENCES tumor);

-- An id that was merged into another still leads there; ended_at says that it stands for itself again.
CREATE TABLE patient_alias (
    patient_id bigint      NOT NULL REFERENCES patient,
    stands_for bigint      NOT NULL REFERENCES patient,
    since      timestamptz NOT NULL DEFAULT now(),
    person_id  bigint      DEFAULT accession_person(),
    moved      bigint[]    NOT NULL,
    ended_at   timestamptz,
    ended_by   bigint,
    PRIMARY KEY (patient_id, since),
    CHECK (patient_id <> stands_for)
);
COMMENT ON COLUMN patient_alias.moved IS 'The facility_patient ids that went along and come back when it ends.';
CREATE UNIQUE INDEX patient_alias_now ON patient_alias (patient_id) WHERE ended_at IS NULL;
CREATE INDEX patient_alias_by_target ON patient_alias (stands_for);

CREATE TABLE tumor_alias (
    tumor_id   bigint      NOT NULL REFERENCES tumor,
    stands_for bigint      NOT NULL REFERENCES tumor,
    since      timestamptz NOT NULL DEFAULT now(),
    person_id  bigint      DEFAULT accession_person(),
    moved      bigint[]    NOT NULL,
    ended_at   timestamptz,
    ended_by   bigint,
    PRIMARY KEY (tumor_id, since),
    CHECK (tumor_id <> stands_for)
);
COMMENT ON COLUMN tumor_alias.moved IS 'The tumor_case ids that went along and come back when it ends.';
CREATE UNIQUE INDEX tumor_alias_now ON tumor_alias (tumor_id) WHERE ended_at IS NULL;
CREATE INDEX tumor_alias_by_target ON tumor_alias (stands_for);

GRANT SELECT, INSERT, UPDATE ON patient_pair, tumor_pair, patient_alias, tumor_alias TO ${service};
