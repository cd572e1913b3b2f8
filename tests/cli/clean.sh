printf 'It rained in town.\nShare on Facebook\n' > a.txt
printf 'It rained (read more) again.\r\n' > b.txt
printf '{"id":7,"text":"Share on Facebook\\nFine.","k":1.50}\n{bad\n\n{"text":5}\n{"text":"x"}' > c.jsonl
code newsieve clean $RULES a.txt b.txt c.jsonl -o out.jsonl
records < out.jsonl
ls -A
# A record whole, but for what depends on the configuration of the day.
printf 'Hm' | newsieve clean $RULES --quiet - | sed -E 's/"score".*"text"/"text"/; s/"signals":\{[^}]*\}/"signals":{}/'
# Standard input and output are the defaults.
printf '{"id":"a","text":"x","k":1,"text2":[1, 2]}\n' | newsieve clean $RULES --quiet --merge-input | grep -o '"k":.*'
printf 'Bonjour \351t\351\n' | newsieve clean $RULES --quiet --encoding latin1 - | records
