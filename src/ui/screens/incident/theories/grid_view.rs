//! The grid: theories against evidence, ranked by what contradicts them least.

use crate::domain::{Evidence, Grid, Stamp, State, Telling};
use crate::export::standing_text;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{Key, aria, keys_of, list_of, when, when_so};
use crate::ui::screens::incident::theories::parts::{button, line, weigh, words_of};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The button **Compare theories**, and the grid that it opens. It is there where there are two
/// theories to compare.
pub fn grid_view(session: Session, question: Option<Stamp>) -> View {
    let open = RwSignal::new(false);
    let has_two = session.flag(move |s| s.theories_of(question).nth(1).is_some());
    let opener = move || {
        button("outline small compare", "Compare theories", move || open.update(|open| *open = !*open))
            .attr("aria-expanded", aria(move || open.get()))
            .view()
    };
    el("div")
        .class("compare-block")
        .child(when_so(has_two, opener))
        .child(when(move || open.get() && has_two.get(), move || comparison(session, question)))
        .view()
}

fn comparison(session: Session, question: Option<Stamp>) -> View {
    let ranking = session.keys(move |s| keys_of(s.grid(question).ranked().map(|c| c.theory)));
    let ranked = move |key: Key| ranked(session, question, key.id);
    let has_rows = session.flag(move |s| s.grid(question).is_telling());
    el("section")
        .class("grid")
        .attr("aria-label", "Comparison")
        .child(el("p").class("meta").child("Ranked by what contradicts them least"))
        .child(
            el("ol")
                .class("ranking")
                .attr("role", "list")
                .attr("aria-label", "Ranking")
                .child(list_of(ranking, ranked)),
        )
        .child(when_so(has_rows, move || table(session, question)))
        .child(when(
            move || !has_rows.get(),
            || {
                el("p")
                    .class("meta")
                    .child("Add evidence, then say what each piece says of each theory.")
                    .view()
            },
        ))
        .view()
}

fn ranked(session: Session, question: Option<Stamp>, id: Stamp) -> View {
    let said = session.text(move |s| {
        let grid = s.grid(question);
        let column = grid.columns.iter().find(|c| c.theory == id);
        column.map(|c| format!("{}. {}", c.rank, words_of(s, id))).unwrap_or_default()
    });
    let weight = session.text(move |s| {
        let grid = s.grid(question);
        let standing = s.theories.get(id).map_or("", |t| t.standing().in_text());
        let column = grid.columns.iter().find(|c| c.theory == id);
        column.map(|c| format!("{standing}; {}", standing_text::weight(c))).unwrap_or_default()
    });
    el("li").child(el("b").verbatim().child(said)).child(el("span").class("meta").child(weight)).view()
}

fn table(session: Session, question: Option<Stamp>) -> View {
    let columns = session.keys(move |s| keys_of(s.theories_of(question).map(|t| t.id)));
    let rows = session.keys(move |s| keys_of(s.grid(question).rows.iter().map(|row| row.evidence)));
    let heading = move |key: Key| {
        let statement = session.text(move |s| words_of(s, key.id).to_owned());
        el("th").attr("scope", "col").child(el("span").verbatim().child(statement)).view()
    };
    let row = move |key: Key| {
        let evidence = key.id;
        let cell = move |key: Key| el("td").child(weigh(session, evidence, key.id)).view();
        el("tr").child(row_head(session, question, evidence)).child(list_of(columns, cell)).view()
    };
    el("div")
        .class("grid-scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Theories against evidence, scrolls sideways")
        .child(
            el("table")
                .attr("aria-label", "Theories against evidence")
                .child(
                    el("thead").child(
                        el("tr")
                            .child(el("th").attr("scope", "col").child("Evidence"))
                            .child(list_of(columns, heading)),
                    ),
                )
                .child(el("tbody").child(list_of(rows, row))),
        )
        .view()
}

fn row_head(session: Session, question: Option<Stamp>, id: Stamp) -> View {
    let said = session.text(move |s| words_of(s, id).to_owned());
    let seen = session.text(move |s| s.evidence.get(id).map(|e| e.seen.utc().clock()).unwrap_or_default());
    let worth = session.text(move |s| s.evidence.get(id).map_or("", |e| worth(s, question, e)).to_owned());
    let stale = session.text(move |s| {
        let stale = s.evidence.get(id).and_then(|e| s.stale(e));
        stale.map(|stale| standing_text::check_again(&stale, &stale.at.utc().clock())).unwrap_or_default()
    });
    el("th")
        .attr("scope", "row")
        .child(el("time").child(seen))
        .child(el("span").verbatim().class("said").child(said))
        .child(line("worth", worth))
        .child(line("stale", stale))
        .view()
}

/// What a piece is worth for telling the theories apart; nothing is said where it does.
fn worth(state: &State, question: Option<Stamp>, evidence: &Evidence) -> &'static str {
    let theories: Vec<Stamp> = state.theories_of(question).map(|t| t.id).collect();
    match Grid::of(&theories, &[evidence]).rows.first().map(|row| row.telling) {
        Some(Telling::Nothing) => "separates nothing",
        Some(Telling::Unweighed) => "not weighed against all",
        Some(Telling::Separates) | None => "",
    }
}
