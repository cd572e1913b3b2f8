# kill -9 at any moment of a run leaves an index that works: it holds the whole run, or nothing of it.
mkdir in
python3 - <<'PYTHON'
import json, random
rng = random.Random(9)
words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("no", "ri", "lo", "ta")]
with open("in/first.jsonl", "w") as first, open("in/second.jsonl", "w") as second:
    for i in range(1200):
        text = ". ".join(" ".join(rng.choice(words) for _ in range(12)) for _ in range(20)) + "."
        (first if i % 2 else second).write(json.dumps({"id": str(i), "text": text}) + "\n")
PYTHON
RULES="--no-builtin-rules --removal rules --quiet"
newsieve clean $RULES in/first.jsonl -o first.jsonl --dedup-index seen.db
count() { python3 -c 'import sqlite3; print(sqlite3.connect("seen.db").execute("select count(*) from documents").fetchone()[0])'; }
count
good=0
for delay in 0.1 0.3 0.6 1 1.4 1.8 2.4; do
  cp seen.db before.db
  newsieve clean $RULES in/second.jsonl -o second.jsonl --dedup-index seen.db 2>/dev/null &
  sleep $delay
  kill -9 $! 2>/dev/null
  wait $! 2>/dev/null
  # The first half again: all of it is known, so nothing is added and nothing is a duplicate.
  newsieve clean $RULES in/first.jsonl -o again.jsonl --dedup-index seen.db && cmp first.jsonl again.jsonl &&
    case $(count) in 600 | 1200) good=$((good + 1)) ;; esac
  rm -f seen.db seen.db-journal && cp before.db seen.db
done
echo "$good of 7"
ls -A | grep -v -e '^in$' -e '\.db$' -e '^first.jsonl$' -e '^again.jsonl$' -e '^second.jsonl$' -e newsieve-tmp
true
