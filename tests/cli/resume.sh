# A run of parts: the same bytes as one file, a manifest, and no second run into the same folder by mistake.
mkdir in
python3 - <<'PYTHON'
import json
with open("in/feed.jsonl", "w") as feed:
    for i in range(600):
        text = f"It rained in town on day {i}, and the fair was put off until June. " * 4
        feed.write(json.dumps({"id": f"d{i}", "text": text}) + "\n" if i != 77 else "{broken\n")
PYTHON
newsieve clean $RULES in --quiet --log-level off > whole.jsonl
code newsieve clean $RULES in -o out --shard-size 100kB --quiet --log-level off
ls out
cat out/part-* | cmp - whole.jsonl && echo same
python3 -c 'import json; m = json.load(open("out/manifest.json")); print(sorted(m), m["documents"]["read"], sum(p["documents"] for p in m["parts"]))'
code newsieve verify out --input in
# What somebody changed behind the run's back, where no record says so itself; and a manifest that is none.
cp -r out changed
sed -i 's/"score":0/"score":1/' changed/part-00001.jsonl
rm changed/part-00002.jsonl
code newsieve verify changed
echo '[]' > changed/manifest.json
code newsieve verify changed
code newsieve clean $RULES in -o out --shard-size 100kB --quiet --log-level off
# What is new is done, and said.
echo '{"id": "new", "text": "The mayor opened the new bridge on Monday, and many came to see it."}' > in/later.jsonl
code newsieve clean $RULES in -o out --shard-size 100kB --resume --quiet --log-level warn
newsieve clean $RULES in --quiet --log-level off > whole.jsonl
cat out/part-* | cmp - whole.jsonl && echo same
# Ctrl-C in the middle of a stream, then the whole stream again.
mkfifo pipe
newsieve clean $RULES --from jsonl - -o streamed --resume --quiet --log-level off < pipe &
exec 3> pipe
head -300 in/feed.jsonl >&3
sleep 1
kill -INT $!
wait $!
echo "exit $?"
exec 3>&-
ls -A streamed
code newsieve clean $RULES --from jsonl - -o streamed --resume --quiet --log-level off < in/feed.jsonl
newsieve clean $RULES --from jsonl - --quiet --log-level off < in/feed.jsonl | cmp - streamed/part-00000.jsonl && echo same
# Sizes, places and formats that cannot be.
code newsieve clean $RULES in -o out2 --shard-size 12parsecs
code newsieve clean $RULES in -o out2 --memory 10MB
code newsieve clean $RULES in --resume
code newsieve clean $RULES in -o out2 --to tree --resume
code newsieve clean $RULES in -o in --resume
# How far it is, for who asks for it; what fails, with its reason beside it.
newsieve clean $RULES in -o out3.jsonl --progress always --quarantine bad --quiet --log-level off
find bad -type f | sort
cat bad/in/feed.jsonl.records/000000078 bad/in/feed.jsonl.records/000000078.reason.json
# On a terminal one line, redrawn, and gone at the end.
python3 - <<'PYTHON'
import os, pty, re, subprocess, time
ours, theirs = pty.openpty()
job = subprocess.Popen(["newsieve", "clean", "--no-builtin-rules", "--removal", "rules", "--from", "jsonl", "-", "--log-level", "off"],
                       stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs)
os.close(theirs)
for i in range(4):
    job.stdin.write(b'{"text": "It rained in town on Monday."}\n')
    job.stdin.flush()
    time.sleep(0.4)
job.stdin.close()
shown = b""
try:
    while block := os.read(ours, 65536):
        shown += block
except OSError:
    pass
job.wait()
drawn = re.findall(rb"\r([^\r]*)\x1b\[K", shown)
print(bool(drawn), all(re.fullmatch(rb"(\d+( of \d+)? files, .*/s; \d+ documents?: \d+ kept.*)?", line) for line in drawn), drawn[-1:] == [b""])
PYTHON
