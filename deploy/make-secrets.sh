#!/bin/sh
# Prints the secrets of a new deployment, each random: sh deploy/make-secrets.sh https://planrrr.example > .env
# The rest of what can be set stands in .env.example. Keep a copy: without ENCRYPTION_KEYS connections can't be opened.
set -eu
umask 077
random() { openssl rand -hex "$1"; }
cat <<END
BASE_URL=${1:?Say where people will reach planrrr, e.g. https://planrrr.example}
TRUST_PROXY=1
SIGN_UP=closed
POSTGRES_PASSWORD=$(random 24)
BETTER_AUTH_SECRET=$(random 32)
ENCRYPTION_KEYS=$(date -u +%Y%m%d):$(openssl rand -base64 32)
INTERNAL_API_KEY=$(random 32)
VAPID_PRIVATE_KEY=$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')
END
