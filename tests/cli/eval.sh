cat > pages.jsonl <<'END'
{"id":"one","lang":"en","site":"a.org","lines":[{"text":"Share on Facebook","label":"b"},{"text":"It rained in town on Monday.","label":"a"},{"text":"Contact us","label":"b"},{"text":"Home","label":"u"}]}
{"id":"two","lang":"en","site":"b.org","lines":[{"text":"Share on Twitter","label":"a"},{"text":"The fair was put off.","label":"a"}]}
{"id":"three","lang":"de","lines":[{"text":"Es regnete am Montag.","label":"a"}]}
END
code newsieve eval lines $RULES pages.jsonl --removal rules --mistakes 5 --by-rule 5
code newsieve eval lines $RULES - --removal rules --by site,lang --by site --groups 1 --worst 1 < pages.jsonl
code newsieve eval lines $RULES pages.jsonl --removal rules --by '' --worst 0
newsieve eval lines $RULES pages.jsonl --removal rules --json --by '' > one.json
newsieve eval lines $RULES pages.jsonl --removal rules --json --by '' -j 3 | cmp - one.json
python3 -m json.tool one.json > /dev/null && echo "is JSON"
printf '{"lines":[{"text":"x","label":"maybe"}]}\n\n{"text":"x"}\nno json\n' > bad.jsonl
code newsieve eval lines $RULES bad.jsonl pages.jsonl none.jsonl --removal rules --by '' --worst 0
code newsieve eval lines $RULES bad.jsonl
echo x | gzip > packed.jsonl
code newsieve eval lines $RULES packed.jsonl
touch empty.jsonl
code newsieve eval lines $RULES empty.jsonl
code newsieve eval lines $RULES --rules none.yaml pages.jsonl
code newsieve eval lines $RULES --worst -1 pages.jsonl
code newsieve eval lines $RULES - -
