printf '{"text":"x"}\n' > good.jsonl
printf '{"text":""}\n{bad\n' > bad.jsonl
quiet='--quiet --log-level off -o /dev/null'
code newsieve clean $RULES $quiet good.jsonl --fail-on failed
code newsieve clean $RULES $quiet bad.jsonl
code newsieve clean $RULES $quiet bad.jsonl --fail-on failed
code newsieve clean $RULES $quiet bad.jsonl --fail-on review --fail-on drop
code newsieve clean $RULES $quiet bad.jsonl --fail-on nothing
