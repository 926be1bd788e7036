#!/usr/bin/env bash
# Run once by the PostgreSQL image on its empty data folder.
set -euo pipefail
PGOPTIONS="-c accession.owner_password=$ACCESSION_OWNER_PASSWORD -c accession.service_password=$ACCESSION_SERVICE_PASSWORD" \
    psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f /roles.sql
