#!/bin/sh
# Runs after roles.sql when the server starts on an empty volume; psql quotes what it inserts.
set -eu

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner="$SAMVERKA_OWNER_PASSWORD" \
  --set app="$SAMVERKA_APP_PASSWORD" \
  --set auditor="$SAMVERKA_AUDITOR_PASSWORD" <<'SQL'
alter role samverka_owner password :'owner';
alter role samverka_app password :'app';
alter role samverka_auditor password :'auditor';
SQL
