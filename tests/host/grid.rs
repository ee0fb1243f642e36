//! The grid: golden cases, and that the order in which things arrive never matters.

use crate::facts;
use crate::story::at;
use incident_scratchpad::domain::*;
use proptest::prelude::*;

fn stamp(n: u32) -> Stamp {
    Stamp::new(at("02:40"), n, Replica::from_random(1))
}

fn theory(n: u32) -> Stamp {
    stamp(n)
}

/// A piece of evidence whose cells are written as signs: `+`, `-`, `0`, and `.` for not weighed.
fn piece(n: u32, source: Source, cells: &str) -> Evidence {
    let toward = cells.chars().zip(1..).filter_map(|(sign, column)| {
        let leaning = match sign {
            '+' => Leaning::For,
            '-' => Leaning::Against,
            '0' => Leaning::Neither,
            _ => return None,
        };
        Some(Toward { theory: theory(column), leaning, event: stamp(100 + n) })
    });
    Evidence {
        id: stamp(100 + n),
        toward: toward.collect(),
        text: format!("piece {n}"),
        source: Some(source),
        link: String::new(),
        seen: at("02:41").plus_minutes(i64::from(n)),
        confirmed: None,
    }
}

fn grid(columns: u32, pieces: &[Evidence]) -> Grid {
    let theories: Vec<Stamp> = (1..=columns).map(theory).collect();
    Grid::of(&theories, &pieces.iter().collect::<Vec<_>>())
}

/// The ranking as letters with their ranks, and what each row is worth.
fn read(grid: &Grid) -> (String, String) {
    let letters = |place: &usize| char::from(b'A' + u8::try_from(*place).expect("few"));
    let ranking = grid.ranking.iter().map(|p| format!("{}{}", grid.columns[*p].rank, letters(p)));
    let worth = grid.rows.iter().map(|row| match row.telling {
        Telling::Separates => 's',
        Telling::Nothing => 'n',
        Telling::Unweighed => 'u',
    });
    (ranking.collect::<Vec<_>>().join(" "), worth.collect())
}

#[test]
fn golden_cases() {
    use Source::{Log, Metric, Test, Word};
    type Case = (&'static str, u32, Vec<(Source, &'static str)>, &'static str, &'static str);
    let table: Vec<Case> = vec![
        ("nothing was seen", 2, vec![], "1A 1B", ""),
        ("no theory", 0, vec![(Log, "+")], "", ""),
        (
            "one contradiction outweighs any support",
            2,
            vec![(Log, "+0"), (Log, "+0"), (Log, "-0")],
            "1B 2A",
            "sss",
        ),
        ("support tells those apart that nothing contradicts", 2, vec![(Log, "0+")], "1B 2A", "s"),
        (
            "what fits all separates nothing",
            3,
            vec![(Metric, "+++"), (Log, "---"), (Test, "000")],
            "1A 1B 1C",
            "nnn",
        ),
        (
            "what was held against some only",
            3,
            vec![(Log, "+.."), (Log, "+-."), (Log, "++.")],
            "1A 2C 3B",
            "usu",
        ),
        (
            "the popular theory fits much and is contradicted twice",
            3,
            vec![(Word, "+.."), (Metric, "+++"), (Log, "-+0"), (Metric, "-+-"), (Test, "0+0")],
            "1B 2C 3A",
            "unsss",
        ),
        (
            "of two with as many contradictions the checked ones weigh more",
            2,
            vec![(Log, "-+"), (Word, "+-")],
            "1B 2A",
            "ss",
        ),
        ("equals share a rank and the next one counts on", 3, vec![(Log, "+-+")], "1A 1C 3B", "s"),
        ("what was weighed for none of them is left out", 2, vec![(Log, ".."), (Log, "+-")], "1A 2B", "s"),
    ];
    for (name, columns, pieces, ranking, worth) in table {
        let pieces: Vec<Evidence> =
            pieces.into_iter().zip(0..).map(|((source, cells), n)| piece(n, source, cells)).collect();
        let (found_ranking, found_worth) = read(&grid(columns, &pieces));
        assert_eq!((found_ranking.as_str(), found_worth.as_str()), (ranking, worth), "{name}");
    }
}

#[test]
fn the_columns_count_what_speaks_for_and_against() {
    let pieces = [piece(0, Source::Log, "+-"), piece(1, Source::Word, "-."), piece(2, Source::Test, "-0")];
    let column = grid(2, &pieces).columns[0];
    assert_eq!((column.against, column.against_checked), (2, 1));
    assert_eq!((column.supporting, column.supporting_checked, column.unweighed), (1, 1, 0));
    assert_eq!(grid(2, &pieces).columns[1].unweighed, 1);
}

fn pieces() -> impl Strategy<Value = Vec<Evidence>> {
    let cells = proptest::collection::vec(proptest::sample::select(vec!['+', '-', '0', '.']), 5);
    let source = proptest::sample::select(Source::ALL.to_vec());
    proptest::collection::vec((source, cells), 0..12).prop_map(|all| {
        let made = all.into_iter().zip(0..);
        made.map(|((source, cells), n)| piece(n, source, &cells.into_iter().collect::<String>())).collect()
    })
}

proptest! {
    #[test]
    fn any_order_gives_the_same_grid(
        (pieces, shuffled) in pieces().prop_flat_map(|p| (Just(p.clone()), Just(p).prop_shuffle())),
        theories in Just((1..=5).map(theory).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let expected = grid(5, &pieces);
        let mut doubled: Vec<&Evidence> = shuffled.iter().collect();
        doubled.extend(pieces.iter());
        prop_assert_eq!(Grid::of(&[theories.clone(), theories].concat(), &doubled), expected);
    }

    #[test]
    fn ranks_follow_contradictions(pieces in pieces()) {
        let grid = grid(5, &pieces);
        let against: Vec<usize> = grid.ranked().map(|c| c.against).collect();
        prop_assert!(against.is_sorted());
        let ranks: Vec<usize> = grid.ranked().map(|c| c.rank).collect();
        prop_assert!(ranks.is_sorted() && ranks.first() == Some(&1));
        let mut places = grid.ranking.clone();
        places.sort_unstable();
        prop_assert_eq!(places, (0..5).collect::<Vec<_>>());
    }

    #[test]
    fn evidence_that_separates_nothing_changes_no_rank(pieces in pieces()) {
        let telling: Vec<Evidence> = pieces.iter().filter(|p| {
            grid(5, std::slice::from_ref(*p)).rows.first().is_none_or(|row| row.telling != Telling::Nothing)
        }).cloned().collect();
        prop_assert_eq!(grid(5, &pieces).ranking, grid(5, &telling).ranking);
    }

    #[test]
    fn the_grids_of_any_incident_have_a_place_for_each_theory(incident in facts::incident()) {
        let state = incident.state();
        let questions = state.questions.iter().map(|q| Some(q.id)).chain([None]);
        let mut columns = 0;
        for question in questions {
            let grid = state.grid(question);
            columns += grid.columns.len();
            prop_assert_eq!(grid.ranking.len(), grid.columns.len());
            prop_assert!(grid.rows.iter().all(|row| row.cells.len() == grid.columns.len()));
        }
        prop_assert_eq!(columns, state.theories.len(), "every theory stands under a question or loose");
        let shown = state.theories.iter().flat_map(|t| t.evidence.iter());
        prop_assert!(shown.clone().all(|id| state.evidence.contains(*id)));
        for piece in state.evidence.iter() {
            let places = state.theories.iter().filter(|t| t.evidence.contains(&piece.id)).count();
            prop_assert_eq!(places, piece.toward.len(), "each theory knows the evidence that knows it");
        }
    }
}
