#!/bin/sh
# Asks whether a submission is valid: validate_submission.sh FILE
# Answers "valid", or which rule the file breaks; never anything about its score.
if [ $# -ne 1 ]; then
  echo "usage: $0 SUBMISSION.csv" >&2
  exit 2
fi
if [ ! -f "$1" ]; then
  echo "There is no file $1." >&2
  exit 2
fi
url="${VALIDATION_URL:-http://localhost:5000}/validate"
if command -v curl >/dev/null 2>&1; then
  exec curl -sS -X POST -F "file=@$1" "$url"
fi
exec node -e '
  const [file, url] = process.argv.slice(1);
  const form = new FormData();
  form.set("file", new Blob([require("node:fs").readFileSync(file)]), "submission.csv");
  fetch(url, { method: "POST", body: form }).then(async (reply) => console.log(await reply.text()));
' "$1" "$url"
