# Rules for what sites repeat, as a pack that passes the check and takes it.
for site in herald gazette; do stories "$site" "All rights with the $site" "Bridge Falls"; done
code newsieve rules suggest $RULES --removal rules in -o suggested.yaml
cat suggested.yaml
code newsieve rules check $RULES suggested.yaml
newsieve rules suggest $RULES --removal rules in --limit 1 -q | grep -c '^- id'
newsieve clean $RULES --removal rules --rules suggested.yaml -q in | head -n 1 | records
newsieve rules suggest $RULES --removal rules --rules suggested.yaml in -q | grep rules:
code newsieve rules suggest -
code newsieve rules suggest $RULES in -o in/new.yaml
code newsieve rules suggest $RULES in --limit 0
