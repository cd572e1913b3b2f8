mkdir in
printf 'It rained.\nShare on Facebook\n' > in/a.txt
printf '{"id":"x","text":"Fine."}\n{bad\n' > in/b.jsonl
newsieve clean $RULES in -o run.jsonl --quiet --log-level off
code newsieve verify run.jsonl
code newsieve verify run.jsonl --input in
printf 'It poured.\nShare on Facebook\n' > in/a.txt
echo 'new' > in/c.txt
code newsieve verify run.jsonl --input in
sed 's/It rained/It snowed/' run.jsonl > changed.jsonl
code newsieve verify changed.jsonl
code newsieve verify none.jsonl
