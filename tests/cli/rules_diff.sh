sed 's/, "share on twitter"//' "$TESTS/rules.yaml" > old.yaml
cat > new.yaml <<'END'
pack: test
rules:
- {id: test.share, why: Share buttons., phrases: [share on twitter], strips: [Share on Twitter], keeps: [We share on Twitter.]}
- {id: test.more, why: Links., where: inline, pattern: '\(reads? more\)', strips: ["It rained [-(reads more)-] all day."], keeps: [We read more.]}
END
mkdir in
article='The council voted on Monday to build the new tram line through the old town, the mayor said.'
printf '%s (read more)\nShare on Facebook\nShare on Twitter\n' "$article" > in/a.txt
printf '%s (reads more)\r\n\r\n  Share on Twitter\r\nHome (read more)\r\n' "$article" > in/b.txt
printf '%s\n' "$article" > in/c.txt
diff="newsieve rules diff --no-builtin-rules --removal rules"
code $diff old.yaml new.yaml in
code $diff new.yaml old.yaml in --samples 1
$diff old.yaml new.yaml in -j 1 > one && $diff old.yaml new.yaml in -j 3 | cmp - one
code $diff old.yaml old.yaml in
code newsieve rules diff builtin builtin in
printf '{"id":"j","text":"%s\\nShare on Twitter"}\n{"text":1}\n' "$article" | code $diff old.yaml new.yaml - --from jsonl
echo '{"text":1}' > bad.jsonl
code $diff old.yaml new.yaml bad.jsonl
mkdir empty
code $diff old.yaml new.yaml empty
printf 'pack: bad\nrules:\n- id: Bad Id\n' > bad.yaml
code $diff old.yaml none.yaml in
$diff bad.yaml new.yaml in 2>&1 | head -n 2
code $diff old.yaml new.yaml
