-- A password that was issued and not used is no way in for ever. Null for one that its person chose.
ALTER TABLE person ADD COLUMN password_until timestamptz;
