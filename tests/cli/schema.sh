# Records, whatever became of their inputs, are as docs/record.schema.json says.
mkdir in
printf 'It rained (read more) \377\376 again.\nShare on Facebook\n' > in/a.txt
printf 'bad name' > "in/$(printf 'bad\377')"
printf '{"id":1,"text":"x\\u0000y","url":"u","title":"T","author":"A","published":"P","k":[1]}\n{bad\n{"text":""}\n' > in/b.jsonl
touch in/page.html in/empty.txt
printf '{"schema":"newsieve-templates/1"}\n{"site":"in","place":"article","text":"follow us"}\n' > templates.jsonl
printf 'It rained in the whole of the valley until the evening, and the fair was put off.\nFollow us\n' > in/c.txt
newsieve clean $RULES in -o run.jsonl --quiet --log-level off --templates templates.jsonl
grep -o '"rule":"template[^]]*]' run.jsonl
python3 - "$TESTS/../../docs/record.schema.json" run.jsonl <<'PYTHON'
import json, sys
schema = json.load(open(sys.argv[1], encoding="utf-8"))
records = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
known = list(schema["properties"])
for record in records:
    order = [known.index(key) for key in record]
    assert order == sorted(order), list(record)
    for key in schema["required"]:
        assert key in record, key
try:
    import jsonschema
    validator = jsonschema.Draft202012Validator(schema)
    for record in records:
        for error in validator.iter_errors(record):
            print(record["id"], error.message[:300], list(error.absolute_path))
except ImportError:
    pass
print(len(records), "records")
PYTHON
