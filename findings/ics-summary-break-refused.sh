#!/usr/bin/env bash
# A summary with an escaped line break (`\n`) is valid iCalendar (RFC 5545, 3.3.11). Python's icalendar 7.3.2 reads it;
# calcurse (4.7.1 and 4.8.0 seen) refuses the whole event for it, and says "1 skipped" on import.
set -euo pipefail
command -v calcurse >/dev/null || { echo "calcurse is not here (Debian: apt-get install calcurse)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet icalendar==7.3.2
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//x//EN BEGIN:VEVENT UID:a@x DTSTAMP:20261121T030000Z \
  DTSTART:20261121T033000Z DURATION:PT5M 'SUMMARY:one\ntwo' END:VEVENT END:VCALENDAR >two.ics
sed 's/one\\ntwo/one two/' two.ics >one.ics
python/bin/python -c 'import icalendar; print("icalendar:", repr(str(icalendar.Calendar.from_ical(open("two.ics").read()).walk("VEVENT")[0]["SUMMARY"])))'
mkdir a b
calcurse -D a -q -i two.ics 2>/dev/null || true
calcurse -D b -q -i one.ics
echo "calcurse keeps of the summary in two lines: $(wc -l <a/apts), in one line: $(wc -l <b/apts)"
[ "$(wc -l <a/apts)" = 0 ] && [ "$(wc -l <b/apts)" = 1 ]
