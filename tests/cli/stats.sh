cat > in.jsonl <<'JSON'
{"id":"a","url":"https://www.a.example/1","text":"The council voted on Tuesday to repair the old bridge, which has been closed since the floods in spring."}
{"id":"b","url":"https://a.example/2","text":"It rained in town on Monday, and the fair was put off until the autumn, the mayor said."}
{"id":"c","url":"https://b.example/3","text":"Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sanieren, die seit dem Hochwasser gesperrt ist."}
{"id":"d","text":"Hm."}
JSON
newsieve clean $RULES in.jsonl -o run.jsonl -q
code newsieve stats $RULES run.jsonl --signals score,text.words --by language,site,decision --groups 1
echo '{"schema":"newsieve/1",' >> run.jsonl
code newsieve stats $RULES run.jsonl --signals text.words
code newsieve stats $RULES - --signals text.words,language.expected_share --languages en --by decision < in.jsonl
newsieve stats $RULES in.jsonl --json > one.json
newsieve stats $RULES in.jsonl --json -j 3 | cmp - one.json
python3 -c '
import json
stats = json.load(open("one.json"))
print(sorted(stats))
print(stats["all"]["decisions"], sum(stats["score_bins"]))
print([row for row in stats["all"]["distributions"] if row["name"] == "text.words"])
'
newsieve stats $RULES in.jsonl --suggest 25 > mine.yaml
sed -n '1,/^score/p' mine.yaml
grep -A6 'code: unusual.text_words' mine.yaml
newsieve clean $RULES --config mine.yaml in.jsonl -q |
  python3 -c '
import json, sys
for line in sys.stdin:
    record = json.loads(line)
    print(record["id"], [reason["code"] for reason in record["reasons"] if reason["code"] == "unusual.text_words"])
'
newsieve clean $RULES in.jsonl --to tree -o tree -q
newsieve stats $RULES tree --signals text.words | head -2
touch empty.jsonl
code newsieve stats $RULES empty.jsonl
code newsieve stats $RULES in.jsonl --signals no.such | tail -1
code newsieve stats $RULES in.jsonl --suggest none
code newsieve stats $RULES in.jsonl --suggest 51
code newsieve stats $RULES in.jsonl --by weekday
code newsieve stats $RULES in.jsonl --languages klingon
code newsieve stats
