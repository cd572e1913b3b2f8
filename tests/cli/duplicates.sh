# Duplicates: what --dedup marks, drops and counts; an index over two runs; what it refuses.
mkdir in
python3 - <<'PYTHON'
import random
who = ["The mayor", "A spokeswoman", "The council", "One resident", "The engineer", "Her deputy", "The teacher", "A farmer"]
did = ["said", "told the meeting", "insisted", "wrote in a letter", "explained", "conceded", "warned"]
what = ["the bridge", "the new school", "the old market", "the harbour wall", "the tram line", "the town library", "the river path"]
would = ["would open", "should be repaired", "had cost too much", "was safe to use", "must be paid for", "could not wait"]
when = ["before the winter", "by the end of May", "after the next election", "within ten weeks", "in spite of the rain"]
def text(seed, sentences=12):
    rng = random.Random(seed)
    return [" ".join([rng.choice(who), rng.choice(did), "that", rng.choice(what), rng.choice(would), rng.choice(when)]) + "."
            for _ in range(sentences)]
def write(name, lines):
    open(f"in/{name}.txt", "w").write("\n".join(lines) + "\n")
story = text(1)
write("1-original", story)
write("2-copy", ["  ".join(line.split(" ")) for line in story])
write("3-edited", story[:-1] + ["Another last line ends it here."])
write("4-other", text(2))
write("5-half", story[:6] + text(3, 6))
PYTHON
marks() {
  python3 -c '
import json, sys
for line in sys.stdin:
    r = json.loads(line)
    print(r["id"], r["decision"], r.get("duplicate_of"), r.get("similarity"), "cluster" in r, [x["code"] for x in r["reasons"] if x["code"].startswith("duplicate")])
'
}
RULES="--no-builtin-rules --removal rules"
newsieve clean $RULES in -o out.jsonl --dedup=note --quiet; echo "exit $?"
marks < out.jsonl
newsieve clean $RULES in -o out.jsonl --dedup 2>&1 | grep -v -e " s, " -e "why:"; newsieve verify out.jsonl --input in
newsieve clean $RULES in --dedup=review --to text --quiet | wc -l
code newsieve clean $RULES in --dedup=some

# The same run twice with one index, and a later run with another copy.
newsieve clean $RULES in -o one.jsonl --dedup-index seen.db --quiet
newsieve clean $RULES in -o two.jsonl --dedup-index seen.db --quiet
cmp one.jsonl two.jsonl && echo the same
mkdir later && cp in/1-original.txt later/late.txt
newsieve clean $RULES later --dedup-index seen.db --quiet | marks
ls -A

# What is refused.
printf 'duplicates:\n  similarity: 0.7\n' > other.yaml
code newsieve clean $RULES later --dedup-index seen.db --config other.yaml --quiet
code newsieve clean $RULES later --dedup-index other.yaml --quiet
code newsieve clean $RULES later --dedup-index nowhere/seen.db --quiet
code newsieve clean $RULES later --dedup-index later/late.txt --quiet
printf 'duplicates:\n  keep: last\n  similarity: 7\n' > bad.yaml
code newsieve clean $RULES later --config bad.yaml
