//! A section of the details: a line with what is known while it is folded, and where one writes below it.

use crate::domain::Stamp;
use crate::export::at_a_glance;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::action_change::is_half_typed;
use crate::ui::screens::incident::details::pins::Pins;
use crate::ui::state::session::Session;
use crate::ui::state::sheet::{Section, ShownSheet};
use leptos::prelude::*;

/// A section under its line, which folds and unfolds it.
#[component]
pub fn Folding(
    section: Section,
    sheet: ShownSheet,
    /// What is known, in a line.
    known: Signal<String>,
    /// Whether something in it is overdue.
    #[prop(optional, into)]
    is_overdue: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = flag(move || sheet.is_unfolded(section));
    let class = text(move || if is_overdue.get() { "fold overdue" } else { "fold" }.to_owned());
    view! {
        <section class=class aria-label=section.name()>
            <h3>
                <button
                    type="button"
                    class="fold-head"
                    id=section.id()
                    aria-expanded=aria(move || is_open.get())
                    on:click=clicked(move || sheet.turn_section(section))
                >
                    <b>{section.name()}</b>
                    <span dir="auto" translate="no" class="fold-known" use:shows=known></span>
                </button>
            </h3>
            <Shown when=is_open>
                <div class="fold-body">{children()}</div>
            </Shown>
        </section>
    }
}

/// What is known in a section, in a line.
pub fn known(session: Session, pins: Pins, section: Section) -> Signal<String> {
    let (zone, now) = (LocalZone::current, session.now());
    match section {
        Section::Impact => {
            session.text(|s| s.impact().map_or("not stated yet".to_owned(), |stands| stands.said.line()))
        }
        Section::People => session.text(at_a_glance::people),
        Section::Actions => session.text(move |s| at_a_glance::actions(s, now.get())),
        Section::Changes => session.text(move |s| at_a_glance::changes(s, &zone())),
        Section::StartAndEnd => session.text(move |s| at_a_glance::start_and_end(s, &zone())),
        Section::Links => text(move || {
            let links = pins.all(session);
            at_a_glance::links(links.iter().map(|(name, _)| name.as_str()))
        }),
    }
}

/// The sections that somebody has to see as the details are opened: where a form was left with words in it, and where
/// something is overdue.
pub fn wanted(session: Session) -> Vec<Section> {
    let has = |fields: &[&str]| fields.iter().any(|field| session.drafts().has(field));
    let actions = session.peek(|i| {
        let open = i.state().actions.iter().filter(|action| action.done.is_none());
        (open.map(|action| action.id).collect::<Vec<Stamp>>(), i.state().overdue_actions(clock::now()))
    });
    let (open, overdue) = actions.unwrap_or_default();
    let is_wanted = |section: &Section| match section {
        Section::Impact => {
            has(&["impact-who", "impact-what", "impact-where", "impact-since", "impact-data-source"])
        }
        Section::People => has(&["role", "role-name", "informed-who"]),
        Section::Actions => {
            overdue > 0
                || has(&["action-owner", "action-task", "action-due"])
                || open.iter().any(|id| is_half_typed(session, *id))
        }
        Section::Changes => has(&[
            "change-what",
            "change-script",
            "change-reviewer",
            "change-second",
            "change-unreviewed",
            "change-rows",
            "change-rollback",
        ]),
        Section::StartAndEnd => has(&["start-began", "start-noticed", "start-how", "over-when"]),
        Section::Links => has(&["pin-name", "pin-link"]),
    };
    Section::ALL.into_iter().filter(is_wanted).collect()
}
