mkdir -p in/sub
article='The council voted on Monday to build the new tram line through the old town, the mayor said. Work is to begin in
the spring and to last for two years, and the city will pay for all of it from what it has saved in the past ten years.'
printf '%s\nShare on Facebook\n' "$article" > in/sub/a.txt
printf '{"id":"x/../y","text":"%s"}\n' "$(echo "$article" | tr '\n' ' ')" > in/feed.jsonl
code newsieve clean $RULES in -o tree --to tree --quiet
find tree -type f | sort
cat tree/sub/a.txt
code newsieve verify tree --input in
# A tree is replaced, unless something in it is not newsieve's.
code newsieve clean $RULES in -o tree --to tree --quiet
echo mine > tree/mine
code newsieve clean $RULES in -o tree --to tree --quiet
mkdir other && echo mine > other/mine
code newsieve clean $RULES in -o other --to tree --quiet
code newsieve clean $RULES in -o text --to text --quiet
cat text
ls -A
