//! The grid: competing theories against all the evidence (analysis of competing hypotheses, Heuer,
//! "Psychology of Intelligence Analysis", 1999, chapter 8).
//!
//! A theory is not proven by what fits it, for that may fit the others as well. It is what does not
//! fit that tells theories apart: so they are ranked by what contradicts them least, and a piece of
//! evidence that says the same of all of them is marked, for it separates nothing.

use super::State;
use crate::domain::model::Evidence;
use crate::domain::values::{Leaning, Source, Stamp, Timestamp};

/// Theories against evidence. The same evidence gives the same grid, in whatever order it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// A column a theory, in the order in which they were proposed.
    pub columns: Vec<GridColumn>,
    /// A row a piece of evidence, in the order in which they were seen.
    pub rows: Vec<GridRow>,
    /// Places of the columns, the least contradicted theory first.
    pub ranking: Vec<usize>,
}

/// What all the evidence says of a theory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridColumn {
    /// The theory.
    pub theory: Stamp,
    /// Its rank, from 1. Theories that the evidence does not tell apart share one.
    pub rank: usize,
    /// How many pieces contradict it.
    pub against: usize,
    /// How many of these come from a log, a metric or a test.
    pub against_checked: usize,
    /// How many pieces speak for it.
    pub supporting: usize,
    /// How many of these come from a log, a metric or a test.
    pub supporting_checked: usize,
    /// How many pieces were not held against it yet.
    pub unweighed: usize,
}

/// What a piece of evidence says of all the theories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The piece.
    pub evidence: Stamp,
    /// What it says of each theory, in the order of the columns; `None` where nobody weighed it.
    pub cells: Vec<Option<Leaning>>,
    /// What it is worth for telling them apart.
    pub telling: Telling,
}

/// What a piece of evidence is worth for telling theories apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It says one thing of one theory and another of another.
    Separates,
    /// It says the same of all of them.
    Nothing,
    /// It was held against some of them only, and says the same of those.
    Unweighed,
}

impl Grid {
    /// The grid of some theories and some evidence, both in any order. Evidence that was held against
    /// none of the theories is left out; doubles count once.
    pub fn of(theories: &[Stamp], evidence: &[&Evidence]) -> Grid {
        let mut columns: Vec<GridColumn> = Vec::with_capacity(theories.len());
        for theory in theories {
            let place = columns.partition_point(|column| column.theory < *theory);
            if columns.get(place).is_none_or(|column| column.theory != *theory) {
                columns.insert(place, GridColumn::of(*theory));
            }
        }
        let mut order: Vec<(Timestamp, Stamp)> = Vec::with_capacity(evidence.len());
        let mut rows: Vec<GridRow> = Vec::with_capacity(evidence.len());
        for piece in evidence {
            let cells: Vec<Option<Leaning>> =
                columns.iter().map(|column| piece.leaning_to(column.theory)).collect();
            let Some(telling) = telling(&cells) else { continue };
            let key = (piece.seen, piece.id);
            let place = order.partition_point(|other| *other < key);
            if order.get(place) == Some(&key) {
                continue;
            }
            columns.iter_mut().zip(&cells).for_each(|(column, cell)| column.count(*cell, piece.source));
            order.insert(place, key);
            rows.insert(place, GridRow { evidence: piece.id, cells, telling });
        }
        let ranking = rank(&mut columns);
        Grid { columns, rows, ranking }
    }

    /// Whether there is something to tell apart: two theories, and evidence.
    pub fn is_telling(&self) -> bool {
        self.columns.len() > 1 && !self.rows.is_empty()
    }

    /// The columns, the least contradicted theory first.
    pub fn ranked(&self) -> impl Iterator<Item = &GridColumn> {
        self.ranking.iter().filter_map(|place| self.columns.get(*place))
    }
}

impl GridColumn {
    fn of(theory: Stamp) -> GridColumn {
        GridColumn {
            theory,
            rank: 1,
            against: 0,
            against_checked: 0,
            supporting: 0,
            supporting_checked: 0,
            unweighed: 0,
        }
    }

    fn count(&mut self, cell: Option<Leaning>, source: Option<Source>) {
        let is_checked = usize::from(source.is_some_and(|source| source != Source::Word));
        match cell {
            Some(Leaning::Against) => {
                self.against += 1;
                self.against_checked += is_checked;
            }
            Some(Leaning::For) => {
                self.supporting += 1;
                self.supporting_checked += is_checked;
            }
            Some(Leaning::Neither) => {}
            None => self.unweighed += 1,
        }
    }

    /// Lower is better: what contradicts it, first of all, and only then what speaks for it.
    fn key(&self) -> [usize; 4] {
        let missing = |count: usize| usize::MAX - count;
        [self.against, self.against_checked, missing(self.supporting_checked), missing(self.supporting)]
    }
}

/// `None` where no theory was weighed.
fn telling(cells: &[Option<Leaning>]) -> Option<Telling> {
    let first = cells.iter().find_map(|cell| *cell)?;
    let differs = |cell: &Option<Leaning>| cell.is_some_and(|leaning| leaning != first);
    Some(if cells.iter().any(differs) {
        Telling::Separates
    } else if cells.contains(&None) {
        Telling::Unweighed
    } else {
        Telling::Nothing
    })
}

/// Gives the columns their ranks; the places of the columns by rank, the older theory first where
/// two share one.
fn rank(columns: &mut [GridColumn]) -> Vec<usize> {
    let mut ranking: Vec<usize> = Vec::with_capacity(columns.len());
    for (place, column) in columns.iter().enumerate() {
        let at = ranking.partition_point(|other| columns[*other].key() <= column.key());
        ranking.insert(at, place);
    }
    for at in 1..ranking.len() {
        let (before, place) = (ranking[at - 1], ranking[at]);
        let shares = columns[before].key() == columns[place].key();
        columns[place].rank = if shares { columns[before].rank } else { at + 1 };
    }
    ranking
}

impl State {
    /// The grid of the theories under `question`; of the loose ones for `None`.
    pub fn grid(&self, question: Option<Stamp>) -> Grid {
        let theories: Vec<Stamp> = self.theories_of(question).map(|t| t.id).collect();
        let evidence: Vec<&Evidence> = self.evidence.iter().collect();
        Grid::of(&theories, &evidence)
    }
}
