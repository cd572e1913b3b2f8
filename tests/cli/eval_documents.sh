# A rule of evidence, beside those of the tests: what holds it is counted once the filter tells.
cat > evidence.yaml <<'YAML'
pack: evidence
about: Evidence for tests.
rules:
- id: evidence.prompt
  why: The answer of a chat model.
  where: evidence
  evidence: {weight: 6.0, human_rate: 0.001}
  pattern: 'as an ai language model'
  strips: ["As an AI language model I saw no rain."]
  keeps: ["The model of the ship is old."]
YAML
EVIDENCE="$RULES --rules evidence.yaml"
cat > documents.jsonl <<'JSON'
{"id":"h1","text":"It rained in town on Monday.\nShare on Facebook","label":"human","source":"a.org","kind":"person"}
{"id":"h2","text":"The fair was put off.","label":"human","source":"a.org","kind":"person"}
{"id":"m1","text":"As an AI language model, I cannot go to the fair.","label":"machine","source":"b.org","kind":"llm"}
{"text":"The council, in conclusion, voted.","label":"machine","kind":"base-lm"}
JSON
code newsieve eval documents $EVIDENCE documents.jsonl --mistakes 5
code newsieve eval documents $EVIDENCE - --by kind,source --by kind --groups 1 --worst 0 --by-rule 0 < documents.jsonl
code newsieve eval documents $EVIDENCE documents.jsonl --by '' --label kind=llm,base-lm | head -2
code newsieve eval documents $EVIDENCE documents.jsonl --by '' --label kind=llm --label kind=base-lm | head -2
code newsieve eval documents $EVIDENCE documents.jsonl --by '' --label kind=LLM 2>&1 | head -3
newsieve eval documents $EVIDENCE documents.jsonl --json > one.json
newsieve eval documents $EVIDENCE documents.jsonl --json -j 3 | cmp - one.json
python3 -c '
import json
figures = json.load(open("one.json"))
print(sorted(figures))
print([figures["all"][label]["documents"] for label in ("human", "machine")])
print([(group["value"], group["human"]["documents"]) for group in figures["groups"]])
'
printf '{"text":"x"}\n\n{"label":"human"}\n{"text":1,"label":"human"}\nno json\n' > bad.jsonl
code newsieve eval documents $EVIDENCE bad.jsonl documents.jsonl none.jsonl --by '' --worst 0 --by-rule 0
code newsieve eval documents $EVIDENCE bad.jsonl
code newsieve eval documents $EVIDENCE documents.jsonl --label written_by=machine
touch empty.jsonl
code newsieve eval documents $EVIDENCE empty.jsonl
code newsieve eval documents $EVIDENCE documents.jsonl --label machine
code newsieve eval documents $EVIDENCE documents.jsonl --label kind=llm, 
code newsieve eval documents $EVIDENCE documents.jsonl --label kind=llm --label label=machine
code newsieve eval document documents.jsonl
code newsieve eval lines documents.jsonl --label kind=llm
code newsieve eval documents documents.jsonl --groups -1
