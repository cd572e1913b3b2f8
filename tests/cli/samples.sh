# The samples, with the rules and configuration of the day: what a first run shows.
cp -r "$TESTS/../../samples" samples
code newsieve clean samples -o run.jsonl --quiet
records < run.jsonl
code newsieve verify run.jsonl --input samples
# What is said of the writers.
python3 -c '
import json
for line in open("run.jsonl"):
    record = json.loads(line)
    found = record["machine_written"]
    print(record["id"], record["decision"], found["verdict"], [passage["verdict"] for passage in found["passages"]])
'
# Cleaning what was cleaned changes nothing more.
python3 -c '
import json
for line in open("run.jsonl"):
    record = json.loads(line)
    print(json.dumps({"id": record["id"], "text": record["text"]}, ensure_ascii=False))
' > again.jsonl
code newsieve clean again.jsonl -o run2.jsonl --quiet
grep -c '"edits":\[\]' run2.jsonl
