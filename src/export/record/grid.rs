//! The grid of a question's theories, for somebody who was not there.

use super::{Record, quoted, written};
use crate::domain::{Evidence, Grid, GridColumn, GridRow, Leaning, Stamp, Telling};
use crate::export::standing_text;

impl Record<'_> {
    /// The ranking and the table; `None` where no piece of evidence was held against two theories, so
    /// that there is nothing to compare. Bars stand at both ends of the rows: without them one editor
    /// takes the first letter of each cell for a bar.
    pub(super) fn grid(&self, question: Option<Stamp>) -> Option<String> {
        let grid = self.state.grid(question);
        let is_weighed = |row: &GridRow| row.cells.iter().flatten().nth(1).is_some();
        if !grid.is_telling() || !grid.rows.iter().any(is_weighed) {
            return None;
        }
        let ranked = grid.ranking.iter().map(|place| self.ranked(*place, &grid.columns[*place]));
        let ranked: Vec<String> = ranked.collect();
        let mut table = vec![head_of(&grid), rule(&grid)];
        table.extend(grid.rows.iter().map(|row| self.row(row)));
        Some(format!(
            "Ranked by what contradicts them least:\n\n{}\n\n{}",
            ranked.join("\n"),
            table.join("\n")
        ))
    }

    fn ranked(&self, place: usize, column: &GridColumn) -> String {
        let theory = self.state.theories.get(column.theory);
        let statement = theory.map_or("", |t| &t.statement);
        let standing = theory.map_or("", |t| t.standing().in_text());
        format!(
            "{}. **{}** {} ({standing}): {}",
            column.rank,
            letter(place),
            written(statement),
            standing_text::weight(column)
        )
    }

    fn row(&self, row: &GridRow) -> String {
        let evidence = self.state.evidence.get(row.evidence);
        let cells: Vec<&str> = row.cells.iter().map(|cell| word(*cell)).collect();
        let mut worth = vec![match row.telling {
            Telling::Separates => "tells them apart".to_owned(),
            Telling::Nothing => "**separates nothing**".to_owned(),
            Telling::Unweighed => "not held against all".to_owned(),
        }];
        worth.extend(evidence.and_then(|e| self.to_check(e)).map(|mark| format!("**{mark}**")));
        let piece = evidence.map_or(String::new(), |e| self.piece(e));
        format!("| {piece} | {} | {} |", cells.join(" | "), worth.join(", "))
    }

    fn piece(&self, evidence: &Evidence) -> String {
        format!("{} {}", self.time(evidence.seen), quoted(&evidence.text))
    }

    /// That a piece has to be looked at again.
    pub(super) fn to_check(&self, evidence: &Evidence) -> Option<String> {
        self.state.stale(evidence).map(|stale| standing_text::check_again(&stale, &self.time(stale.at)))
    }
}

fn head_of(grid: &Grid) -> String {
    let letters: Vec<String> = (0..grid.columns.len()).map(letter).collect();
    format!("| Evidence | {} | Worth |", letters.join(" | "))
}

fn rule(grid: &Grid) -> String {
    format!("| :--- |{} :--- |", " :---: |".repeat(grid.columns.len()))
}

fn word(cell: Option<Leaning>) -> &'static str {
    match cell {
        Some(Leaning::For) => "for",
        Some(Leaning::Against) => "**against**",
        Some(Leaning::Neither) => "neither",
        None => "not weighed",
    }
}

/// `A` for the first, `Z` for the 26th, `A2` for the next.
pub(super) fn letter(place: usize) -> String {
    let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26]);
    match place / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}
