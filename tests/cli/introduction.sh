code newsieve
code newsieve rules
code newsieve nonsense
code newsieve clean --nonsense
code newsieve clean --to xml a.txt
code newsieve clean -j 0 a.txt
code newsieve explain
code newsieve explain feed.jsonl
