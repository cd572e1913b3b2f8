# Rules for what sites repeat, as a pack that passes the check and takes it.
python3 - <<'PYTHON'
import os
for site in "herald", "gazette":
    os.makedirs(f"in/{site}")
    for i in range(12):
        body = "".join(f"The council of s{i}n{k} said that on day s{i}n{k} the bridge of s{i}n{k} fell.\n" for k in range(5))
        spacer = "".join(f"Spacer {i} {k}\n" for k in range(4))
        with open(f"in/{site}/{i:02}.txt", "w") as page:
            page.write(f"All rights with the {site}\nShare on Facebook\n{spacer}Bridge Falls {i}\n{body}More {spacer}Imprint\n")
PYTHON
code newsieve rules suggest $RULES --removal rules in -o suggested.yaml
cat suggested.yaml
code newsieve rules check $RULES suggested.yaml
newsieve rules suggest $RULES --removal rules in --limit 1 -q | grep -c '^- id'
newsieve clean $RULES --removal rules --rules suggested.yaml -q in | head -n 1 | records
newsieve rules suggest $RULES --removal rules --rules suggested.yaml in -q | grep rules:
code newsieve rules suggest -
code newsieve rules suggest $RULES in -o in/new.yaml
code newsieve rules suggest $RULES in --limit 0
