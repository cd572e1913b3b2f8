# Lines that a site repeats: learned and taken in one run, saved, edited, loaded.
stories gazette "Gazette of the valley" "Bridge Falls In Town"
code newsieve clean $RULES in --removal rules -o run.jsonl --templates learn
head -n 1 run.jsonl | records
code newsieve verify run.jsonl --input in
code newsieve templates learn in -o templates.jsonl
cat templates.jsonl
newsieve templates learn in -q | cmp - templates.jsonl
code newsieve clean $RULES in --removal rules -o loaded.jsonl --quiet --templates templates.jsonl
cmp run.jsonl loaded.jsonl
# A stream: the site is the host of the URL.
sed -i 's/"site":"gazette"/"site":"gazette.example"/' templates.jsonl
printf '{"id":1,"url":"https://www.gazette.example/x","text":"Gazette of the valley\\n\\n\\nA.\\nB.\\nC.\\nThe council of the valley said on Monday that the old bridge of the town fell again.\\n"}\n' |
  newsieve clean $RULES --removal rules --templates templates.jsonl --quiet - | records
newsieve explain $RULES --removal rules --templates templates.jsonl --site gazette.example in/gazette/03.txt | head -n 6
# What cannot be.
code newsieve explain --templates learn in/gazette/03.txt
code newsieve clean $RULES - --templates learn < run.jsonl
code newsieve clean $RULES in --templates none.jsonl -o never.jsonl
echo '{"site":"gazette"}' >> templates.jsonl
code newsieve clean $RULES in --templates templates.jsonl -o never.jsonl
code newsieve templates learn in none -o more.jsonl
code newsieve templates learn in -o in/gazette/03.txt
code newsieve templates learn in -o never/templates.jsonl
ls
