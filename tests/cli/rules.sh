code newsieve rules check $RULES
newsieve rules list $RULES
code newsieve rules show $RULES test.share
code newsieve rules show $RULES test.nothing
code newsieve rules test $RULES 'It rained (read more) again.'
printf 'A\nShare on Facebook\n' | newsieve rules test $RULES -
code newsieve rules test $RULES 'Nothing here.'
code newsieve rules check --no-builtin-rules none.yaml
printf 'pack: bad\nrules:\n- id: Bad Id\n' > bad.yaml
newsieve rules check --no-builtin-rules bad.yaml > /dev/null 2>&1
echo "exit $?"
newsieve clean --no-builtin-rules --rules bad.yaml a.txt > /dev/null 2>&1
echo "exit $?"
