-- Has its row in a registry that was begun as a demonstration, and in no other: made-up patients and accounts with every
-- role have no place beside real ones.
CREATE TABLE demonstration (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    begun_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON demonstration TO ${service};
