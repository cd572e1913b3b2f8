mkdir in
echo 'Fine.' > in/a.txt
# Nothing is written where the output touches the inputs, or is no file.
code newsieve clean $RULES in -o in/out.jsonl
code newsieve clean $RULES in/a.txt -o in/a.txt
code newsieve clean $RULES in -o in
code newsieve clean $RULES in -o .
code newsieve clean $RULES in --to tree
code newsieve clean $RULES in -o none/out.jsonl
cat in/a.txt
# A full disk stops the run; a closed pipe is no failure.
code newsieve clean $RULES in -o /dev/full
newsieve clean $RULES in --quiet > /dev/full
echo "exit $?"
yes '{"text":"x"}' | head -20000 > many.jsonl
{ newsieve clean $RULES many.jsonl --quiet; echo "exit $?" > code.txt; } | head -1 | cut -c1-30
cat code.txt && rm code.txt
(ulimit -f 100; code newsieve clean $RULES many.jsonl -o out.jsonl)
# The file that standard output was sent to is no input.
newsieve clean $RULES in --quiet > in/out.jsonl
records < in/out.jsonl
ls -A . in
