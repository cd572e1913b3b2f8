newsieve formats list
newsieve signals list | grep -c '^[a-z]' | sed 's/[1-9][0-9]*/some/'
newsieve presets list
newsieve signals list > /dev/full
echo "exit $?"
newsieve --version | cut -d' ' -f1
