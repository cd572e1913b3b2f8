printf 'Body,key\n"It rained, she said.",7\nbroken\n' > feed.csv
code newsieve clean $RULES feed.csv --field text=Body --field id=key -o out.jsonl --quiet
records < out.jsonl
code newsieve verify out.jsonl --input feed.csv --field text=Body --field id=key
code newsieve verify out.jsonl --input feed.csv
code newsieve clean $RULES feed.csv --field words=Body
mkdir crawl
cp "$TESTS"/../corpus/archives/kinds.warc crawl
cp "$TESTS"/../corpus/archives/crc.warc.gz crawl
cp "$TESTS"/../corpus/compressed/truncated.jsonl.zst crawl
code newsieve clean $RULES crawl -o out.jsonl
records < out.jsonl
code newsieve verify out.jsonl --input crawl
gzip -c < "$TESTS"/../corpus/compressed/plain.txt.gz | newsieve clean $RULES - --quiet | records
cp "$TESTS"/../corpus/archives/only_others.warc .
code newsieve clean $RULES only_others.warc
