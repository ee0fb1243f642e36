//! Figures across the incidents of this device: they teach, and rank nobody.

use crate::domain::{Figures, IncidentId, Timestamp};
use crate::export::{self, Course, figures_over_time};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::platform::{address, clock, file};
use crate::ui::screens::home::history::REFUSED;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

const COLUMNS: [&str; 6] = [
    "Incident",
    "First message after",
    "Promises kept",
    "Concluded on evidence",
    "Mitigated after",
    "Assumptions proved false",
];

/// What is under **Figures**: how it went over time, in small pictures, and the numbers in a table. Of incidents, and never of
/// people.
#[component]
pub fn FiguresTable(session: Session) -> impl IntoView {
    let table = move || table(session);
    view! { <Anew>{table()}</Anew> }
}

/// The incidents with their figures, in the order in which they were declared.
fn in_order(session: Session) -> Vec<(Option<Timestamp>, IncidentId, String, Figures)> {
    let now = clock::now();
    let mut all: Vec<(Option<Timestamp>, IncidentId, String, Figures)> = Vec::new();
    session.each_real_incident(|incident| {
        let state = incident.state();
        let at = all.partition_point(|(other, ..)| *other <= state.declared);
        all.insert(at, (state.declared, incident.id(), words::title_of(state), state.figures(now)));
    });
    all
}

fn table(session: Session) -> AnyView {
    let (mut all, mut rows) = (Vec::<Figures>::new(), Vec::new());
    for (_, id, title, figures) in in_order(session) {
        let cells = export::figures_row(&figures).map(|cell| view! { <td>{cell}</td> });
        rows.push(view! {
            <tr>
                <th scope="row">
                    <a dir="auto" translate="no" href=address::of(Some(id))>
                        {title}
                    </a>
                </th>
                {cells.into_iter().collect_view()}
            </tr>
        });
        all.push(figures);
    }
    let courses =
        figures_over_time(&all).into_iter().filter(|course| course.heights.iter().any(Option::is_some));
    let courses = courses.map(|course| view! { <CourseLine course /> });
    let columns = COLUMNS.map(|column| view! { <th scope="col">{column}</th> });
    view! {
        <div>
            <p>{export::figures_summary(&all)}</p>
            <div class="courses">{courses.collect_view()}</div>
            <div class="figures-frame" tabindex="0" role="group" aria-label="Figures, a row an incident">
                <table class="figures">
                    <thead>
                        <tr>{columns.into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="row">
                <Button class="outline small" press=clicked(move || to_csv(session))>
                    "Figures as CSV"
                </Button>
                <span class="meta">"Counted in this browser from its own records."</span>
            </p>
        </div>
    }
    .into_any()
}

fn to_csv(session: Session) {
    let now = clock::now();
    let mut made = export::figures_csv_head();
    untrack(|| session.each_real_incident(|incident| made += &export::figures_csv_row(incident, now)));
    let name = export::file_name("figures", now, "csv");
    session.say(
        &match file::download(&name, "text/csv;charset=utf-8", &export::csv_for_spreadsheets(&made)) {
            Ok(()) => format!("Exported as {name}."),
            Err(_) => REFUSED.to_owned(),
        },
    );
}

const WIDTH: usize = 200;
const HEIGHT: usize = 40;
const MARGIN: usize = 4;

/// A figure over time: a dot an incident. The numbers are in the table.
#[component]
fn CourseLine(course: Course) -> impl IntoView {
    let last = course.heights.len().saturating_sub(1).max(1);
    let dots = course.heights.iter().enumerate().filter_map(|(at, height)| {
        let x = MARGIN + at * (WIDTH - 2 * MARGIN) / last;
        let y = HEIGHT - MARGIN - (*height)? * (HEIGHT - 2 * MARGIN) / 1000;
        Some((x.to_string(), y.to_string()))
    });
    let dots: Vec<(String, String)> = dots.collect();
    let line: Vec<String> = dots.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let dots = dots.into_iter().map(|(x, y)| view! { <circle cx=x cy=y r="2.5"></circle> }).collect_view();
    view! {
        <figure class="course">
            <figcaption>
                <b>{course.name}</b>
                <span class="meta">{course.said}</span>
            </figcaption>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
                <polyline points=line.join(" ")></polyline>
                {dots}
            </svg>
        </figure>
    }
}
