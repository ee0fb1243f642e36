"""Reads the exported calendar and the tables with what people have, and prints as JSON what each makes of them.

    readers.py FOLDER
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from datetime import timezone
from pathlib import Path

folder = Path(sys.argv[1])
ICS = (folder / "promises.ics").read_text()
CSV = (folder / "timeline.csv").read_bytes().decode()
SHEET = (folder / "timeline-for-spreadsheets.csv").read_bytes()
HERE = Path(__file__).parent


def tried(read, *arguments):
    try:
        return read(*arguments)
    except Exception as error:  # what a person would see of it
        return f"{type(error).__name__}: {error}"


def event(summary, start, minutes):
    return {"summary": str(summary), "start": start.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z"), "minutes": minutes}


def icalendar():
    from icalendar import Calendar

    found = Calendar.from_ical(ICS).walk("VEVENT")
    return [event(e["SUMMARY"], e.start, e.duration.total_seconds() / 60) for e in found]


def ics():
    from ics import Calendar

    return [event(e.name, e.begin.datetime, e.duration.total_seconds() / 60) for e in Calendar(ICS).events]


def ical():
    from ical.calendar_stream import IcsCalendarStream

    return [event(e.summary, e.dtstart, e.computed_duration.total_seconds() / 60) for e in IcsCalendarStream.calendar_from_ics(ICS).events]


def vobject():
    import vobject as v

    found = v.readOne(ICS).vevent_list
    return [event(e.summary.value, e.dtstart.value, e.duration.value.total_seconds() / 60) for e in found]


def run(*command, env=None):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(env or {})})
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip().splitlines()[-1])
    return done.stdout


def khal_of(*files):
    """What khal lists of that day once it has taken the files one after the other."""
    home = Path(tempfile.mkdtemp())
    (home / "cal").mkdir()
    (home / "config").write_text(
        f"[calendars]\n[[x]]\npath = {home}/cal\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
        f"[sqlite]\npath = {home}/khal.db\n[default]\ndefault_calendar = x\n"
    )
    for file in files:
        run("khal", "-c", f"{home}/config", "import", "--batch", "-a", "x", str(folder / file))
    shown = run("khal", "-c", f"{home}/config", "list", "--format", "{start-long}|{end-long}|{status}|{title}", "--day-format", "", "2026-11-21", "1d")
    return [line.split("|", 3) for line in shown.strip().splitlines()]


def khal():
    [(start, end, _, title)] = khal_of("promises.ics")
    minutes = int(end[-2:]) - int(start[-2:])
    return [{"summary": title, "start": start.replace(" ", "T") + ":00.000Z", "minutes": minutes}]


def replaced():
    """A calendar that has the event takes the later file for the same: moved, and then cancelled."""
    moved = khal_of("promises.ics", "promises-moved.ics")
    kept = khal_of("promises.ics", "promises-moved.ics", "promises-kept.ics")
    return [[start[-5:], status.strip()] for start, _, status, _ in moved + kept]


def calcurse():
    home = Path(tempfile.mkdtemp())
    (home / "conf").write_text("format.inputdate=4\n")
    env = {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    run("calcurse", "-D", str(home), "-q", "-i", str(folder / "promises.ics"), env=env)
    shown = run("calcurse", "-D", str(home), "-d", "2026-11-21", "--format-apt", "%(start:%Y-%m-%dT%H:%M)|%(duration:%M)|%m\n", env=env)
    line = next(line for line in shown.splitlines() if "|" in line)
    start, minutes, title = line.split("|", 2)
    return [{"summary": title, "start": start + ":00.000Z", "minutes": int(minutes)}]


ROWS = list(csv.reader(io.StringIO(CSV)))
TYPED = [row[2] for row in ROWS[1:]]


def table(rows, time, live=0):
    """What a reader made of the file: rows without the head, as lists of text."""
    texts = [row[2] for row in rows]
    changed = sum(1 for was, now in zip(TYPED, texts) if (now or "") != was)
    return {"rows": len(rows), "cells": len(TYPED), "changed": changed, "live": live, "time": time}


def by_csv():
    return table(ROWS[1:], "text")


def by_sqlite():
    shell = run("sqlite3", ":memory:", f".import --csv {folder / 'timeline.csv'} t", ".mode json", "select * from t")
    return table([list(row.values()) for row in json.loads(shell)], "text, which its date functions read")


def by_pandas():
    import pandas

    frame = pandas.read_csv(io.BytesIO(SHEET), parse_dates=["time_utc"])
    return table(frame.astype(object).where(frame.notna(), "").values.tolist(), str(frame.dtypes["time_utc"]))


def by_polars():
    import polars

    frame = polars.read_csv(SHEET, try_parse_dates=True)
    return table([list(row) for row in frame.rows()], str(frame.dtypes[0]))


def by_duckdb():
    import duckdb

    found = duckdb.sql(f"select * from read_csv('{folder / 'timeline-for-spreadsheets.csv'}')")
    return table([list(row) for row in found.fetchall()], str(found.types[0]))


def by_miller():
    return table([list(row.values()) for row in json.loads(run("mlr", "--icsv", "--ojson", "-S", "cat", str(folder / "timeline-for-spreadsheets.csv")))], "text")


def by_csvkit():
    text = run(str(Path(sys.executable).with_name("csvjson")), "--blanks", str(folder / "timeline-for-spreadsheets.csv"))
    return table([[str(cell or "") for cell in row.values()] for row in json.loads(text)], "instant")


def by_openpyxl_of_gnumeric():
    """Gnumeric opens the file, and what it saves says what each cell became."""
    import openpyxl

    saved = Path(tempfile.mkdtemp()) / "x.xlsx"
    run("ssconvert", str(folder / "timeline-for-spreadsheets.csv"), str(saved))
    sheet = openpyxl.load_workbook(saved).active
    cells = [[cell for cell in row] for row in sheet.iter_rows(min_row=2)]
    live = sum(1 for row in cells for cell in row if cell.data_type == "f")
    kind = "date" if cells[0][0].is_date else "text"
    return table([[str(cell.value or "") for cell in row] for row in cells], kind, live)


def by_node():
    return json.loads(run("node", str(HERE / "tables.mjs"), str(folder)))


def with_counts(found):
    return {name: result if isinstance(result, str) else table(result["rows"], result["time"], result["live"]) for name, result in found.items()}


CALENDARS = [icalendar, ics, ical, vobject, khal, calcurse]
TABLES = {
    "csv": by_csv,
    "sqlite3": by_sqlite,
    "pandas": by_pandas,
    "Polars": by_polars,
    "DuckDB": by_duckdb,
    "Miller": by_miller,
    "csvkit": by_csvkit,
    "gnumeric": by_openpyxl_of_gnumeric,
}

tables = {name: tried(read) for name, read in TABLES.items()}
in_node = tried(by_node)
tables.update(with_counts(in_node) if isinstance(in_node, dict) else {"node": in_node})
print(json.dumps({"replaced": tried(replaced), "calendars": {read.__name__: tried(read) for read in CALENDARS}, "tables": tables}))
