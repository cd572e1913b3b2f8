# Ctrl-C while it waits for a pipe: nothing under the final name, exit 130.
mkfifo pipe
newsieve clean $RULES - -o out.jsonl --quiet < pipe &
exec 3> pipe
echo 'half a text' >&3
sleep 0.5
kill -INT $!
wait $!
echo "exit $?"
ls -A
# To standard output: whole records.
newsieve clean $RULES --from jsonl - --quiet < pipe > out.jsonl &
exec 3> pipe
echo '{"id":"a","text":"x"}' >&3
sleep 0.5
kill -TERM $!
wait $!
echo "exit $?"
records < out.jsonl
