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

# stories SITE FIRST_LINE TITLE: twelve pages of a site in in/SITE, with the same furniture around story after story.
stories() {
  python3 - "$@" <<'PYTHON'
import os
import sys
site, first, title = sys.argv[1:]
os.makedirs(f"in/{site}")
for i in range(12):
    body = "".join(f"The council of s{i}n{k} said that on day s{i}n{k} the bridge of s{i}n{k} fell.\n" for k in range(5))
    spacer = "".join(f"Spacer {i} {k}\n" for k in range(4))
    with open(f"in/{site}/{i:02}.txt", "w") as page:
        page.write(f"{first}\nShare on Facebook\n{spacer}{title} {i}\n{body}More {spacer}Imprint\n")
PYTHON
}
