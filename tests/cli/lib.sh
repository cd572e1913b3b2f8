# For the scripts of this folder: sourced by run.py before each.

# Runs a command and tells its exit code.
code() {
  "$@" && result=0 || result=$?
  echo "exit $result"
}

# Of each record on standard input: id, and failure or cleaned text with the rules that took something.
records() {
  python3 -c '
import json, sys
for line in sys.stdin:
    record = json.loads(line)
    if record["decision"] == "failed":
        print(record["id"], "failed", [reason["code"] for reason in record["reasons"]])
    else:
        print(record["id"], json.dumps(record["text"], ensure_ascii=False), [edit["rule"] for edit in record["edits"]])
'
}
