mkdir in
echo 'Fine.' > in/a.txt
mkfifo in/fifo
ln -s nowhere in/broken
ln -s /etc/passwd in/out
echo '<p>x' > in/page.html
echo 'x' | gzip > in/packed.txt
printf 'PK\003\004' > in/page.zip
printf '[{"text":"x"}]\n' > in/array.json
printf '\377\330\377\340JFIF' > in/image.txt
printf 'Bad name.\n' > "in/$(printf 'bad\377\nname.txt')"
touch in/.hidden
code newsieve clean $RULES in none.txt -o out.jsonl
records < out.jsonl
code newsieve verify out.jsonl --input in
code newsieve clean $RULES in -o out.jsonl --quiet --log-level off
mkdir empty && touch empty/.hidden
code newsieve clean $RULES empty -o out.jsonl
