//! The grid: theories against evidence, ranked by what contradicts them least.

use crate::domain::{Evidence, Grid, Stamp, State, Telling};
use crate::export::standing_text;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{aria, flag};
use crate::ui::screens::incident::theories::parts::{Line, Weigh, words_of};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The button **Compare theories**, and the grid that it opens. It is there where there are two
/// theories to compare.
#[component]
pub fn GridView(
    session: Session,
    /// Of which question; of none where there is none.
    #[prop(optional)]
    question: Option<Stamp>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let has_two = session.flag(move |s| s.theories_of(question).nth(1).is_some());
    let turn = move || open.update(|open| *open = !*open);
    view! {
        <div class="compare-block">
            <Shown when=has_two>
                <Button
                    class="outline small compare"
                    press=clicked(turn)
                    attr:aria-expanded=aria(move || open.get())
                >
                    "Compare theories"
                </Button>
            </Shown>
            <Shown when=flag(move || open.get() && has_two.get())>
                <Comparison session question />
            </Shown>
        </div>
    }
}

#[component]
fn Comparison(session: Session, question: Option<Stamp>) -> impl IntoView {
    let ranking = session.keys(move |s| keys_of(s.grid(question).ranked().map(|c| c.theory)));
    let ranked = move |key: Key| view! { <Ranked session question id=key.id /> }.into_any();
    let has_rows = session.flag(move |s| s.grid(question).is_telling());
    view! {
        <section class="grid" aria-label="Comparison">
            <p class="meta">"Ranked by what contradicts them least"</p>
            <ol class="ranking" role="list" aria-label="Ranking">
                <Each keys=ranking item=ranked />
            </ol>
            <Shown when=has_rows>
                <Table session question />
            </Shown>
            <Shown when=flag(move || !has_rows.get())>
                <p class="meta">"Add evidence, then say what each piece says of each theory."</p>
            </Shown>
        </section>
    }
}

#[component]
fn Ranked(session: Session, question: Option<Stamp>, id: Stamp) -> impl IntoView {
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
    view! {
        <li>
            <b dir="auto" translate="no" use:shows=said></b>
            <span class="meta" use:shows=weight></span>
        </li>
    }
}

#[component]
fn Table(session: Session, question: Option<Stamp>) -> impl IntoView {
    let columns = session.keys(move |s| keys_of(s.theories_of(question).map(|t| t.id)));
    let rows = session.keys(move |s| keys_of(s.grid(question).rows.iter().map(|row| row.evidence)));
    let heading = move |key: Key| {
        let statement = session.text(move |s| words_of(s, key.id).to_owned());
        let heading = view! {
            <th scope="col">
                <span dir="auto" translate="no" use:shows=statement></span>
            </th>
        };
        heading.into_any()
    };
    let row = move |key: Key| {
        let evidence = key.id;
        let cell = move |key: Key| view! { <td><Weigh session evidence theory=key.id /></td> }.into_any();
        let row = view! {
            <tr>
                <RowHead session question id=evidence />
                <Each keys=columns item=cell />
            </tr>
        };
        row.into_any()
    };
    view! {
        <div
            class="grid-scroll"
            tabindex="0"
            role="group"
            aria-label="Theories against evidence, scrolls sideways"
        >
            <table aria-label="Theories against evidence">
                <thead>
                    <tr>
                        <th scope="col">"Evidence"</th>
                        <Each keys=columns item=heading />
                    </tr>
                </thead>
                <tbody>
                    <Each keys=rows item=row />
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn RowHead(session: Session, question: Option<Stamp>, id: Stamp) -> impl IntoView {
    let said = session.text(move |s| words_of(s, id).to_owned());
    let seen = session.text(move |s| s.evidence.get(id).map(|e| e.seen.utc().clock()).unwrap_or_default());
    let worth = session.text(move |s| s.evidence.get(id).map_or("", |e| worth(s, question, e)).to_owned());
    let stale = session.text(move |s| {
        let stale = s.evidence.get(id).and_then(|e| s.stale(e));
        stale.map(|stale| standing_text::check_again(&stale, &stale.at.utc().clock())).unwrap_or_default()
    });
    view! {
        <th scope="row">
            <time use:shows=seen></time>
            <span dir="auto" translate="no" class="said" use:shows=said></span>
            <Line class="worth" said=worth />
            <Line class="stale" said=stale />
        </th>
    }
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
