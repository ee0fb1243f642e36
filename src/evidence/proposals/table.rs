//! Tables: CSV with a column of times, and `kubectl get events`, whose times are ages.

use super::{Kind, Proposed, time_of};
use crate::domain::is_alphabetic;
use crate::evidence::block::{Paste, split_lines};
use crate::evidence::line::{Moment, stamp_of};
use crate::evidence::reading::Reading;
use crate::evidence::why::{Supplied, Why};

/// The rows of a table.
pub(super) fn read(paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let (spans, _) = split_lines(paste.text);
    let lines: Vec<&str> = spans.into_iter().filter_map(|span| paste.text.get(span)).collect();
    let rows = events(&lines, paste).or_else(|| separated(&lines, paste))?;
    Some((Kind::Table, rows))
}

/// `LAST SEEN   TYPE   REASON   OBJECT   MESSAGE`, with or without `NAMESPACE`.
fn events(lines: &[&str], paste: &Paste) -> Option<Vec<Proposed>> {
    let head = lines.iter().position(|line| line.contains("LAST SEEN") && line.contains("MESSAGE"))?;
    let title = lines.get(head)?;
    let seen = title.find("LAST SEEN")?;
    let rows = lines.iter().skip(head + 1).filter_map(|line| {
        let rest = line.get(seen..)?;
        let (age, rest) = rest.split_once(' ')?;
        // "5m (x3 over 1h)": the last of several.
        let rest = rest.trim_start();
        let rest = if rest.starts_with("(x") { rest.split_once(')')?.1.trim_start() } else { rest };
        let seconds = seconds_of(age)?;
        let at = paste.now.plus_millis(-seconds * 1000);
        let why = Why::Supplied(Supplied::Seconds);
        let reading = Reading { instant: Some(at), is_certain: false, candidates: vec![at], why };
        let words: Vec<&str> = rest.split_whitespace().collect();
        Some(Proposed::new(&reading, None, words.join(" ")).of_line(line, paste))
    });
    Some(rows.collect())
}

/// `5m`, `3d4h`, `2m10s`
fn seconds_of(age: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut number = String::new();
    for letter in age.chars() {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        let unit = match letter {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 24 * 3600,
            'y' => 365 * 24 * 3600,
            _ => return None,
        };
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        number.clear();
    }
    (number.is_empty() && !age.is_empty()).then_some(total)
}

/// Rows of one width with a heading, one column of which is a time in every row.
fn separated(lines: &[&str], paste: &Paste) -> Option<Vec<Proposed>> {
    let rows: Vec<&&str> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
    let heading = rows.first()?;
    let sign = [',', ';', '\t'].into_iter().max_by_key(|sign| heading.matches(*sign).count())?;
    let names = fields(heading, sign);
    let has_words = names.iter().all(|name| name.chars().any(is_alphabetic) && name.len() <= 60);
    if rows.len() < 2 || names.len() < 2 || !has_words || stamp_of(heading, paste.now).is_some() {
        return None;
    }
    let cells: Vec<Vec<String>> = rows.iter().skip(1).map(|row| fields(row, sign)).collect();
    let is_whole = |row: &Vec<String>| row.len() == names.len();
    if cells.iter().filter(|row| is_whole(row)).count() * 10 < cells.len() * 9 {
        return None;
    }
    let is_time = |column: usize| {
        let whole =
            |cell: &String| whole_time(cell, names.get(column).map_or("", String::as_str), paste).is_some();
        cells.iter().filter(|row| is_whole(row)).all(|row| row.get(column).is_some_and(whole))
    };
    let column = (0..names.len()).find(|column| is_time(*column))?;
    let name = names.get(column)?;
    let whole = cells.iter().zip(rows.iter().skip(1)).filter(|(row, _)| is_whole(row));
    let rows = whole.filter_map(|(row, line)| {
        let reading = whole_time(row.get(column)?, name, paste)?;
        let others = names
            .iter()
            .zip(row)
            .enumerate()
            .filter(|(at, (_, cell))| *at != column && !cell.trim().is_empty());
        let text: Vec<String> =
            others.map(|(_, (name, cell))| format!("{}: {}", name.trim(), cell.trim())).collect();
        Some(Proposed::new(&reading, None, text.join(", ")).of_line(line, paste))
    });
    Some(rows.collect())
}

/// The time of a cell that holds nothing else; a number is one where the heading says so.
fn whole_time(cell: &str, name: &str, paste: &Paste) -> Option<Reading> {
    let cell = cell.trim();
    let text = if cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        format!("{}={cell}", name.trim().replace(' ', "_"))
    } else {
        cell.to_owned()
    };
    let stamp = stamp_of(&text, paste.now)?;
    let is_all = stamp.span.end == text.len() && stamp.span.start + cell.len() == text.len();
    let is_one = is_all && !matches!(stamp.moment, Moment::Impossible);
    is_one.then(|| time_of(&text, paste)).filter(|reading| reading.instant.is_some())
}

/// The fields of a row; quotation marks hold one together, doubled they stand for one.
fn fields(row: &str, sign: char) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut is_quoted = false;
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(field) = all.last_mut() else { break };
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                field.push('"');
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            letter if letter == sign && !is_quoted => all.push(String::new()),
            letter => field.push(letter),
        }
    }
    all
}
