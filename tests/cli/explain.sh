text() { sed '/^signals/,$d'; }
printf 'It rained in town.\r\nShare on Facebook\r\n\r\nIt rained (read more) again.\nEsc \033[31m\nTab\there \377\n' > a.txt
newsieve explain $RULES a.txt | text
awk 'BEGIN { for (i = 0; i < 50; i++) printf "word %d ", i; print "" }' > long.txt
newsieve explain $RULES long.txt | text
newsieve explain $RULES --full long.txt | text
printf 'Last line\nShare on Facebook' | newsieve explain $RULES - | text
code newsieve explain $RULES none.txt
printf '%%PDF-1.7 ' > paper.txt
code newsieve explain $RULES paper.txt
# What stands in another language, below the scores.
for i in 1 2 3; do echo "The council voted on Tuesday to repair the old bridge, which has been closed since the floods in spring, the mayor said."; done > mixed.txt
echo "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sanieren, die seit dem Hochwasser im Frühjahr gesperrt ist, und das Geld dafür im nächsten Haushalt zu suchen." >> mixed.txt
newsieve explain $RULES --languages fr mixed.txt | sed -n '/^language/,/unexpected/p'
